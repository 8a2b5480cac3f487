// Elastic's receiver of OTLP, on a free port of loopback. It prints its address, then every request that it has understood, a line each.
const { MockOtlpServer, normalizeTrace } = require('@elastic/mockotlpserver');

const receiver = new MockOtlpServer({
  logLevel: 'warn',
  services: ['http'],
  httpHostname: '127.0.0.1',
  httpPort: 0,
  onTrace: (trace) => console.log(JSON.stringify(normalizeTrace(trace))),
});

receiver.start().then(() => console.log(receiver.httpUrl.toString()));
process.stdin.on('end', () => process.exit(0)).resume();
