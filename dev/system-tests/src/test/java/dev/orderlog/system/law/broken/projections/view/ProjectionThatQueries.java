package dev.orderlog.system.law.broken.projections.view;

import javax.sql.DataSource;

record ProjectionThatQueries(DataSource database) {}
