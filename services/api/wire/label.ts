import { z } from 'zod'
import { LANGUAGES } from '../../domain/model/text.ts'
import { id } from './device.ts'

const language = z
  .enum(LANGUAGES)
  .optional()
  .describe('That of the browser (`Accept-Language`) where absent, else `zh`')

export const labelQuery = z.strictObject({ language })

const idList = z
  .string()
  .transform(ids => ids.split(','))
  .pipe(z.array(id))

export const labelSheetQuery = z.strictObject({
  ids: idList.optional().describe('Ids with commas between them; all others are left out'),
  site: id.optional(),
  zone: id.optional().describe('With all that lies in it'),
  kind: z.string().max(64).optional(),
  source: id.optional(),
  skip: z.coerce
    .number()
    .int()
    .min(0)
    .max(20)
    .default(0)
    .describe('Places of the first sheet that are used already'),
  paper: z
    .enum(['a4', 'label'])
    .default('a4')
    .describe('`label`: each on a page of its own of 62 × 40 mm, for a printer with a roll'),
  language,
})
