import { Account, AccountList } from '@backlot/plugin-environments-common';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Select, Skeleton, TextField } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { useLoaded } from '../../data/useLoaded';
import { describeDuration } from '../../display/formatDuration';
import { LoadProblem } from '../../display/LoadProblem';
import { SandboxBadge } from '../../display/SandboxBadge';
import { environmentsTranslationRef } from '../../translation';
import { FieldSurface } from '../FieldSurface';
import { readFormData } from '../readFormData';
import { EnvironmentTargetProps, Target } from './environmentTargetSchema';
import { NameHint } from './NameHint';
import { suggestEnvironmentName } from './suggestEnvironmentName';
import { timeToLiveChoices } from './timeToLiveChoices';

const DEFAULT = 'default';

/** Chooses stage, account, region, name and lifetime of an environment. */
export function EnvironmentTarget(props: EnvironmentTargetProps) {
  const { formContext, uiSchema, rawErrors } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  const target: Target = props.formData ?? {};
  const { component } = readFormData(
    formContext?.formData,
    uiSchema['ui:options'],
  );
  const list = useLoaded({
    key: 'accounts',
    load: signal => client.listAccounts({ signal }),
  });

  const change = useRef(props.onChange);
  change.current = props.onChange;
  const completed = list.value && completeTarget(target, list.value, component);
  const addition = completed && JSON.stringify(completed);
  const isComplete = addition === JSON.stringify(target);
  // What can only be one thing is filled in, and a name that nobody typed follows component and stage.
  useEffect(() => {
    if (addition && !isComplete) {
      change.current(JSON.parse(addition));
    }
  }, [addition, isComplete]);

  if (list.error) {
    return (
      <LoadProblem
        what={t('what.accounts')}
        error={list.error}
        onRetry={list.reload}
      />
    );
  }
  if (!list.value) {
    return <Skeleton height={320} />;
  }

  const { stages } = list.value;
  const accounts = accountsOf(list.value, target.stage);
  const account = accounts.find(({ name }) => name === target.account);
  const stage = stages.find(({ name }) => name === target.stage);
  const set = (part: Target) => props.onChange({ ...target, ...part });
  const isInvalid = Boolean(rawErrors?.length);

  return (
    <FieldSurface>
      <Select
        label={t('field.target.stage')}
        isRequired
        isDisabled={props.disabled}
        isInvalid={isInvalid && !target.stage}
        options={stages.map(({ name, title }) => ({ id: name, label: title }))}
        value={target.stage ?? null}
        onChange={key =>
          set({
            stage: String(key),
            account: undefined,
            region: undefined,
            ttl: undefined,
            ...(isSuggested(target, component) ? { name: undefined } : {}),
          })
        }
      />
      {stage && accounts.length === 0 && (
        <Alert status="warning" icon title={t('field.target.noAccount')} />
      )}
      <Select
        label={t('field.target.account')}
        isRequired
        isDisabled={props.disabled || !stage}
        isInvalid={isInvalid && !target.account}
        options={accounts.map(({ name, title, sandbox }) => ({
          id: name,
          label: title,
          description: sandbox ? t('common.sandbox') : undefined,
        }))}
        value={account?.name ?? null}
        onChange={key => set({ account: String(key), region: undefined })}
      />
      {account?.sandbox && (
        <div>
          <SandboxBadge />
        </div>
      )}
      <Select
        label={t('field.target.region')}
        isRequired
        isDisabled={props.disabled || !account}
        isInvalid={isInvalid && !target.region}
        options={(account?.regions ?? []).map(region => ({
          id: region,
          label: region,
        }))}
        value={target.region ?? null}
        onChange={key => set({ region: String(key) })}
      />
      <div>
        <TextField
          label={t('field.target.name')}
          description={t('field.target.nameDescription')}
          isRequired
          isDisabled={props.disabled}
          autoComplete="off"
          value={target.name ?? ''}
          onChange={name => set({ name })}
        />
        <NameHint name={target.name ?? ''} />
      </div>
      <Select
        label={t('field.target.ttl')}
        isDisabled={props.disabled || !stage}
        options={[
          { id: DEFAULT, label: defaultLabel() },
          ...timeToLiveChoices(stage).map(ttl => ({
            id: ttl,
            label: describeDuration(ttl),
          })),
        ]}
        value={target.ttl ?? DEFAULT}
        onChange={key =>
          set({ ttl: key === DEFAULT ? undefined : String(key) })
        }
      />
    </FieldSurface>
  );

  function defaultLabel() {
    if (!stage) {
      return t('field.target.ttlDefault');
    }
    return t('field.target.ttlDefaultNamed', {
      duration: stage.defaultTtl
        ? describeDuration(stage.defaultTtl)
        : t('field.target.ttlNone'),
    });
  }
}

function accountsOf(list: AccountList, stage?: string): Account[] {
  return stage
    ? list.accounts.filter(({ stages }) => stages.includes(stage))
    : [];
}

function isSuggested(target: Target, component?: string): boolean {
  return (
    !target.name ||
    target.name === suggestEnvironmentName({ component, stage: target.stage })
  );
}

/** Fills in the parts that leave no choice. */
function completeTarget(
  target: Target,
  list: AccountList,
  component?: string,
): Target {
  const completed = { ...target };
  if (!completed.stage && list.stages.length === 1) {
    completed.stage = list.stages[0].name;
  }
  const accounts = accountsOf(list, completed.stage);
  if (!completed.account && accounts.length === 1) {
    completed.account = accounts[0].name;
  }
  const account = accounts.find(({ name }) => name === completed.account);
  if (!completed.region && account?.regions.length === 1) {
    completed.region = account.regions[0];
  }
  if (completed.name === undefined) {
    completed.name =
      suggestEnvironmentName({ component, stage: completed.stage }) ||
      undefined;
  }
  return completed;
}
