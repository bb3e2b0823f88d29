import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { WirePhotoList } from '../../../services/api/wire/photo.ts'
import { ApiProblem, ask, Unreachable } from '../api/request.ts'
import { NoPhoto, photosPath, sendPhoto, shrunkPhoto } from './take-photo.ts'

/** `told`: how many the history of the alert tells of; with another number they are asked anew. */
export const usePhotos = (alert: string, told: number): UseQueryResult<WirePhotoList> =>
  useQuery({
    queryKey: ['photos', alert, told],
    queryFn: ({ signal }) => ask<WirePhotoList>(photosPath(alert), { signal }),
    placeholderData: before => before,
  })

export function useAddPhoto(alert: string): UseMutationResult<unknown, Error, Blob> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (file: Blob) => sendPhoto(alert, await shrunkPhoto(file)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['photos', alert] }),
  })
}

/** The words for what went wrong. */
export function whyNotSent(error: Error): 'kind' | 'resolved' | 'room' | 'away' | 'other' {
  if (error instanceof NoPhoto) return 'kind'
  if (error instanceof Unreachable || !(error instanceof ApiProblem)) return 'away'
  return CODES[error.code] ?? 'other'
}

const CODES: Readonly<Record<string, 'kind' | 'resolved' | 'room'>> = {
  PICTURE_UNREADABLE: 'kind',
  PICTURE_TOO_LARGE: 'kind',
  BODY_TOO_LARGE: 'kind',
  ALERT_ALREADY_RESOLVED: 'resolved',
  PHOTOS_TOO_MANY: 'room',
  PICTURES_FULL: 'room',
}
