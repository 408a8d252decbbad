package io.tif1.benchmarks;

/** What one round of somebody's cost. */
public record Round(double wallMillis, double cpuMillis) {}
