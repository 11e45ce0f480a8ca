import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge } from '@backstage/ui';
import { RiTestTubeLine } from '@remixicon/react';
import { environmentsTranslationRef } from '../translation';

/** Says that an environment is in a simulated account. */
export function SandboxBadge() {
  const { t } = useTranslationRef(environmentsTranslationRef);
  return (
    <Badge
      icon={<RiTestTubeLine aria-hidden />}
      title={t('common.sandboxHint')}
    >
      {t('common.sandbox')}
    </Badge>
  );
}
