import type { ButtonHTMLAttributes } from 'react'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `main`: what most people want to do here, once on a screen. */
  readonly look?: 'main' | 'quiet' | 'plain'
  readonly busy?: boolean
}

/** At least as large as a thumb; busy, it stands still and takes no second press. */
export const Button = ({ look = 'quiet', busy = false, disabled, type, className, ...rest }: ButtonProps) => (
  <button
    type={type ?? 'button'}
    className={`light-button ${className ?? ''}`}
    data-look={look}
    disabled={disabled === true || busy}
    aria-busy={busy}
    {...rest}
  />
)
