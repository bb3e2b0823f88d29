/**
 * Colours are for a terminal: in a file or a pipe they are noise. NO_COLOR, set to anything but nothing, asks for none
 * there either (https://no-color.org).
 */
export const isColoured = (output: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean =>
  output.isTTY === true && !environment.NO_COLOR
