export const stairsHappenings = ['door-wedged', 'sensor-taken-down'] as const
