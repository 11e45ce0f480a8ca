import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { environmentsTranslationRef } from '../translation';

/** Props of {@link ExternalLink}. */
export interface ExternalLinkProps {
  href: string;
  text: string;
  /** Spoken in place of the text, when the text alone does not say where it goes. */
  label?: string;
}

/** A link that leaves the portal. */
export function ExternalLink(props: ExternalLinkProps) {
  const { t } = useTranslationRef(environmentsTranslationRef);
  const spoken = t('common.opensNewTab', { text: props.label ?? props.text });
  return (
    <Link
      href={props.href}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={spoken}
    >
      {props.text} <RiExternalLinkLine aria-hidden size={14} />
    </Link>
  );
}
