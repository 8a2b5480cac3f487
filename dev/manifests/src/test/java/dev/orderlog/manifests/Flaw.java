package dev.orderlog.manifests;

/**
 * Something that a cluster would refuse, or worse, silently drop.
 *
 * @param where source, kind and name
 * @param what which field, and what is wrong with it
 */
record Flaw(String where, String what) {

    static Flaw of(Manifest manifest, String what) {
        return new Flaw(manifest.source() + ": " + manifest.title(), what);
    }

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
