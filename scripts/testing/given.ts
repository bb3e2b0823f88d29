const { PATH, NODE_COMPILE_CACHE } = process.env

/**
 * What a program that a test starts gets of this process's environment: the path alone, and where compiled modules are kept,
 * for the tests start hundreds.
 */
export const given: Readonly<Record<string, string>> = {
  ...(PATH !== undefined && { PATH }),
  ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }),
}
