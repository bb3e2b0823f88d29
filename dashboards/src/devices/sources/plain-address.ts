/** How a socket for both versions of IP writes an address of the fourth. */
const MAPPED = '::ffff:'

export const plainAddress = (address: string): string => address.replace(MAPPED, '')
