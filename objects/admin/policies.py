"""Who may do what with pictures."""

from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from objects.models import CollectionImage


def is_superuser(user) -> bool:
    return user.is_active and user.is_superuser


class KeptImagePolicy(CollectionOwnershipPermissionPolicy):
    """As Wagtail's, in which whoever may add or change a picture may delete it too: not here."""

    def user_has_permission(self, user, action):
        return (
            is_superuser(user) if action == "delete" else super().user_has_permission(user, action)
        )

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        kept = set(actions) - {"delete"}
        if not kept:
            return is_superuser(user)
        return super().user_has_any_permission_for_instance(user, kept, instance)

    def instances_user_has_any_permission_for(self, user, actions):
        kept = set(actions) - {"delete"}
        if not kept and not is_superuser(user):
            return self.model._default_manager.none()
        return super().instances_user_has_any_permission_for(user, kept or actions)


image_policy = KeptImagePolicy(
    CollectionImage, auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user"
)
