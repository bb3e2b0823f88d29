/** Of whatever has a battery or a probe. */
export const sensorsHappenings = ['battery-weak', 'sensor-spike', 'sensor-broken'] as const
