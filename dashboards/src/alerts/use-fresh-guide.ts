import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { WireAlertFile } from '../../../services/api/wire/alert.ts'
import { fileKey } from './lists.ts'

/** The feed brings events; what is due next after one of them is asked for anew. */
export function useFreshGuide({ alert: { id }, events }: WireAlertFile): void {
  const client = useQueryClient()
  const last = events.at(-1)?.n ?? 0
  const seen = useRef(last)
  useEffect(() => {
    if (seen.current === last) return
    seen.current = last
    void client.invalidateQueries({ queryKey: fileKey(id), exact: true })
  }, [client, id, last])
}
