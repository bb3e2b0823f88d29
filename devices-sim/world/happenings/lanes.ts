/** A lane is blocked when a driver walks away. */
export const lanesHappenings = [
  'lane-blocked',
  'lane-not-free',
  'vehicle-stopped-briefly',
  'camera-tampered',
] as const
