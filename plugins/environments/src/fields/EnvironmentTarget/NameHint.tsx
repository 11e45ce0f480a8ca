import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { useDebounce } from 'react-use';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { environmentsTranslationRef } from '../../translation';
import styles from '../Fields.module.css';
import { isNameTaken, nameProblem } from './validateTarget';

const TYPING_MILLISECONDS = 400;

/** Says while typing whether a name follows the rules and is free. */
export function NameHint(props: { name: string }) {
  const { name } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  const [checked, setChecked] = useState<{ name: string; isTaken: boolean }>();
  const problem = name ? nameProblem(name) : undefined;

  useDebounce(
    () => {
      if (!name || problem) {
        return;
      }
      // A check that fails says nothing here; the form checks again before it goes on.
      isNameTaken(client, name).then(
        isTaken => setChecked({ name, isTaken }),
        () => undefined,
      );
    },
    TYPING_MILLISECONDS,
    [client, name, problem],
  );

  const answer = checked?.name === name ? checked : undefined;
  const isBad = Boolean(problem) || answer?.isTaken;
  return (
    <p
      role="status"
      className={`${styles.hint} ${isBad ? styles.problem : ''}`}
    >
      {problem && t('field.target.namePrefix', { message: problem })}
      {answer?.isTaken && t('field.target.nameTaken', { name })}
      {answer && !answer.isTaken && t('field.target.nameFree')}
    </p>
  );
}
