import type { z } from 'zod'
import type { AsIf } from '../../sources/desk.ts'
import { defined } from '../form/defined.ts'
import type { asIf } from '../wire/source.ts'

/** What devices that nobody registered are taken for, as it was asked. */
export const asIfOf = ({ mounting, ...as }: z.output<typeof asIf>): AsIf => ({
  ...defined(as),
  ...(mounting && { mounting: defined(mounting) }),
})
