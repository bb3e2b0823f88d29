import { Select, type SelectProps } from 'antd'
import type { KeyboardEvent } from 'react'

/**
 * Several of many. The library takes Tab for another Enter: whoever chose something and went on to the next field had the
 * choice taken away again. Here Tab goes on, and Enter alone chooses.
 */
export const ManySelect = <T extends string>(props: Omit<SelectProps<T[]>, 'mode' | 'onInputKeyDown'>) => (
  <Select<T[]> {...props} mode="multiple" onInputKeyDown={goOnWithTab} />
)

function goOnWithTab(event: KeyboardEvent): void {
  if (event.key === 'Tab') event.stopPropagation()
}
