export * from './DefaultTemplateRegistry';
export * from './TemplateRegistry';
