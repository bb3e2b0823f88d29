/** A bin is full when a bag no longer fits, whatever its sensor says. */
export const binsHappenings = ['bin-full', 'bin-nearly-full', 'bin-knocked-over', 'bin-sensor-askew'] as const
