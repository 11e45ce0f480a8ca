import { Environment } from '@backlot/plugin-environments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  TextField,
} from '@backstage/ui';
import { FormEvent, useId, useState } from 'react';
import { environmentsTranslationRef } from '../../translation';

/** Props of {@link DestroyDialog}. */
export interface DestroyDialogProps {
  environment: Environment;
  resourceCount?: number;
  isOpen: boolean;
  onClose(): void;
  onConfirm(typedName: string): Promise<void>;
}

/** Asks for the name of an environment before it is destroyed. */
export function DestroyDialog(props: DestroyDialogProps) {
  const { environment, resourceCount, isOpen, onClose, onConfirm } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const formId = useId();
  const [typedName, setTypedName] = useState('');
  const [isSending, setIsSending] = useState(false);
  const isConfirmed = typedName === environment.name;

  const close = () => {
    setTypedName('');
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isConfirmed || isSending) {
      return;
    }
    setIsSending(true);
    await onConfirm(typedName);
    setIsSending(false);
    close();
  };

  return (
    <Dialog isOpen={isOpen} onOpenChange={open => !open && close()} width={480}>
      <DialogHeader>
        {t('environment.destroy.title', { name: environment.name })}
      </DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={submit}>
          <Flex direction="column" gap="4">
            <Text as="p">
              {environment.sandbox
                ? t('environment.destroy.sandboxWarning')
                : t('environment.destroy.warning')}
            </Text>
            {resourceCount !== undefined && (
              <Text as="p" weight="bold">
                {t('environment.destroy.resources', { count: resourceCount })}
              </Text>
            )}
            <TextField
              // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog is there to be typed into
              autoFocus
              autoComplete="off"
              label={t('environment.destroy.confirmLabel', {
                name: environment.name,
              })}
              value={typedName}
              onChange={setTypedName}
            />
          </Flex>
        </form>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={close}>
          {t('common.cancel')}
        </Button>
        <Button
          type="submit"
          form={formId}
          destructive
          isDisabled={!isConfirmed}
          isPending={isSending}
        >
          {t('environment.destroy.confirm')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
