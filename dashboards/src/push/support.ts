/** Why a browser cannot be told, as far as the browser itself says it. */
export type Hindrance = 'insecure' | 'home-screen' | 'unsupported' | 'denied'

export interface Surroundings {
  readonly isSecure: boolean
  readonly takesPush: boolean
  /** iPhones and iPads take push from what stands on the home screen alone. */
  readonly isApple: boolean
  readonly isInstalled: boolean
  readonly permission: NotificationPermission | undefined
}

export function hindranceOf({
  isSecure,
  takesPush,
  isApple,
  isInstalled,
  permission,
}: Surroundings): Hindrance | undefined {
  if (!isSecure) return 'insecure'
  if (isApple && !isInstalled) return 'home-screen'
  if (!takesPush) return 'unsupported'
  return permission === 'denied' ? 'denied' : undefined
}

export const surroundings = (): Surroundings => ({
  isSecure: isSecureContext,
  takesPush: 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window,
  isApple: isHandheldOfApple(navigator),
  isInstalled: matchMedia('(display-mode: standalone)').matches,
  permission: 'Notification' in window ? Notification.permission : undefined,
})

/** An iPad says that it is a Mac; no Mac has a screen that is touched. */
export const isHandheldOfApple = ({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1)
