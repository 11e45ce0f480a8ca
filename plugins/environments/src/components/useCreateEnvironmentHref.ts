import { useRouteRef } from '@backstage/frontend-plugin-api';
import { createTemplateRouteRef } from '../routes';

/** Where an environment is created; the form starts with the component when one is given. */
export function useCreateEnvironmentHref(componentRef?: string): string {
  const templateLink = useRouteRef(createTemplateRouteRef);
  const path =
    templateLink?.({
      namespace: 'default',
      templateName: 'create-environment',
    }) ?? '/create/templates/default/create-environment';
  return componentRef
    ? `${path}?formData=${encodeURIComponent(
        JSON.stringify({ component: componentRef }),
      )}`
    : path;
}
