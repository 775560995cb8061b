"""People and their keys. A guest is a User without a name; what opens their cases is a key only they can unwrap."""

import secrets
import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from borrower_help.core.dates import today


class KeyHolder(models.Model):
    """Keep the public half of whoever can be given access: a user now, an organisation later."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    public_key = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return str(self.id)


class UserManager(BaseUserManager["User"]):
    """Make users."""


class User(AbstractBaseUser):
    """Keep a person: no name, number or address. `username` is for people who work here, never for guests."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=60, null=True, unique=True)  # noqa: DJ001 - unique, and guests have none
    holder = models.OneToOneField(KeyHolder, on_delete=models.PROTECT, related_name="user")
    created_on = models.DateField(default=today)
    last_login = None

    objects = UserManager()
    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return str(self.id)


class InstanceSalt(models.Model):
    """Keep the one salt of this installation; losing it makes every code useless, so it is in the backup."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    salt = models.BinaryField(max_length=16)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_salt_only")]

    def __str__(self) -> str:
        return "salt"

    @classmethod
    def value(cls) -> bytes:
        """Return the salt, made on first use."""
        row, _created = cls.objects.get_or_create(id=1, defaults={"salt": secrets.token_bytes(16)})
        return bytes(row.salt)


class ReceiptCode(models.Model):
    """Keep what a receipt code finds (`lookup`) and unwraps (`wrapped`); the code only until it is copied down."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="receipt_code")
    lookup = models.BinaryField(max_length=32, unique=True)
    kdf_version = models.PositiveSmallIntegerField()
    wrapped = models.BinaryField()
    passphrase_salt = models.BinaryField(max_length=16, default=b"")
    shown = models.BinaryField(null=True)  # the digits, sealed to the user, until 抄好了

    def __str__(self) -> str:
        return str(self.id)


class Session(models.Model):
    """Keep who came and, sealed under a key that is only in their cookie, the private key. Nothing else personal."""

    digest = models.BinaryField(primary_key=True, max_length=32)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sessions")
    sealed_key = models.BinaryField(null=True)  # None: locked
    begun_on = models.DateField(default=today)  # after seven days the code is asked for again, however busy it was
    last_seen_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return "session"


class OwnPhone(models.Model):
    """Keep a private key that one phone's cookie and a six-digit PIN open together; five wrong PINs end it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="own_phones")
    salt = models.BinaryField(max_length=16)
    kdf_version = models.PositiveSmallIntegerField()
    sealed_key = models.BinaryField()
    tries_left = models.PositiveSmallIntegerField()
    expires_on = models.DateField()

    def __str__(self) -> str:
        return str(self.id)


class HeldPost(models.Model):
    """Keep, sealed to its user, a form that arrived locked or with a stale token, to be offered again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="held_posts")
    sealed = models.BinaryField()
    held_on = models.DateField(default=today)

    def __str__(self) -> str:
        return str(self.id)
