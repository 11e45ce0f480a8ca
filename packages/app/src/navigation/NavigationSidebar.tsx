import {
  Sidebar,
  SidebarDivider,
  SidebarItem,
  SidebarSpace,
} from '@backstage/core-components';
import {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { Logo } from './Logo';

function NavigationItem(props: NavContentNavItem) {
  const { href, title, icon } = props;
  return <SidebarItem to={href} text={title} icon={() => icon} />;
}

/** Environments, catalog and create first; the person's settings last; whatever else is installed between them. */
export function NavigationSidebar(props: NavContentComponentProps) {
  const items = props.navItems.withComponent(NavigationItem);
  const settings = items.take('page:user-settings');
  return (
    <Sidebar>
      <Logo />
      <SidebarDivider />
      {items.take('page:environments')}
      {items.take('page:catalog')}
      {items.take('page:scaffolder')}
      {items.rest({ sortBy: 'title' })}
      <SidebarSpace />
      <SidebarDivider />
      {settings}
    </Sidebar>
  );
}
