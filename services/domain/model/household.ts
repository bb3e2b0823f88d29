export const LIVING = ['alone', 'empty-nest', 'with-children', 'other'] as const
/** 独居, 空巢, 与子女合住. */
export type Living = (typeof LIVING)[number]

export const CONSENTS = ['health', 'location'] as const
/**
 * What somebody agreed to: that pulse, oxygen and the like are shown, that it is shown where they are. An alert that a
 * life may hang on asks for neither.
 */
export type ConsentTo = (typeof CONSENTS)[number]
