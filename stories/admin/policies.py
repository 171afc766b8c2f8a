"""Who may do what with people who write."""

from wagtail.permission_policies import ModelPermissionPolicy

from stories.models import Contributor


class OwnEntryPolicy(ModelPermissionPolicy):
    """Editors look after all of them; whoever has a login changes their own entry, but for what
    the form keeps to editors.
    """

    def user_has_permission(self, user, action):
        return super().user_has_permission(user, action) or (
            action == "change" and self._own(user).exists()
        )

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return self._has_any(user, actions) or ("change" in actions and instance.user_id == user.pk)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def instances_user_has_any_permission_for(self, user, actions):
        if self._has_any(user, actions):
            return self.model.objects.all()
        return self._own(user) if "change" in actions else self.model.objects.none()

    def _has_any(self, user, actions) -> bool:
        return any(super(OwnEntryPolicy, self).user_has_permission(user, one) for one in actions)

    def _own(self, user):
        return self.model.objects.filter(user=user.pk if user.is_active else None).exclude(
            user=None
        )


contributor_policy = OwnEntryPolicy(Contributor)
