/** Catalog annotation holding the id of the environment an entity stands for. @public */
export const ANNOTATION_ENVIRONMENT_ID = 'backlot.dev/environment-id';

/** Catalog label holding the stage of the environment. @public */
export const LABEL_STAGE = 'backlot.dev/stage';

/** Catalog label holding the name of the infra template. @public */
export const LABEL_TEMPLATE = 'backlot.dev/template';

/** Catalog label holding the template version. @public */
export const LABEL_TEMPLATE_VERSION = 'backlot.dev/template-version';

/** Topic on which the backend tells other plugins that an environment changed. @public */
export const ENVIRONMENT_CHANGED_TOPIC = 'environments.changed';
