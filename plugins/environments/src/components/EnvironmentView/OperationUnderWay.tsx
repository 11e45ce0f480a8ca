import { isOperationFinished } from '@backlot/plugin-environments-common';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Flex, Link, Text } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { useOperation } from '../../data/useOperation';
import { OperationStateWord } from '../../display/StatusWord';
import { operationRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';
import { OperationProgressBar } from '../OperationPage/OperationProgressBar';

/** Props of {@link OperationUnderWay}. */
export interface OperationUnderWayProps {
  operationId: string;
  onFinished(): void;
}

/** The live progress of the operation that is changing an environment. */
export function OperationUnderWay(props: OperationUnderWayProps) {
  const { operationId, onFinished } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const { operation, progress } = useOperation(operationId);
  const operationLink = useRouteRef(operationRouteRef);
  const finished = useRef(onFinished);
  finished.current = onFinished;
  const isFinished = operation && isOperationFinished(operation.state);
  useEffect(() => {
    if (isFinished) {
      finished.current();
    }
  }, [isFinished]);

  return (
    <Card>
      <CardBody>
        <Flex direction="column" gap="3">
          <Flex align="center" gap="3" style={{ minHeight: 28 }}>
            {operation && (
              <>
                <Text weight="bold">
                  {t('environment.underWay.title', {
                    kind: t(`operationKind.${operation.kind}`),
                  })}
                </Text>
                <OperationStateWord state={progress.state ?? operation.state} />
              </>
            )}
            <Link href={operationLink?.({ operationId })}>
              {t('environment.underWay.link')}
            </Link>
          </Flex>
          <OperationProgressBar progress={progress} operation={operation} />
        </Flex>
      </CardBody>
    </Card>
  );
}
