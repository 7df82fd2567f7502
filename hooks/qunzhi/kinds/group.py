"""The group itself: `content/group.yml`."""

from qunzhi.kinds.fields import DateField, Members, TextField, Word
from qunzhi.kinds.schema import Facts


class Contacts(Facts):
    """How the secretariat is reached: an office's address, never a person's."""

    address: TextField | None = None
    postcode: Word | None = None
    phone: Word | None = None
    email: Word | None = None


class Group(Facts):
    """Who publishes the site."""

    name: TextField
    """Official name."""
    short_name: TextField | None = None
    """As used in the header on phones."""
    summary: TextField
    """One or two sentences: what the group is."""
    lead: Members = ()
    """Ids of the lead units."""
    founded: DateField | None = None
    """When it was founded."""
    secretariat: TextField | None = None
    """Where the secretariat sits."""
    contacts: Contacts = Contacts()
    """How it is reached."""
    icp: Word | None = None
    """ICP filing number of the site (ICP备案号): Chinese law wants it at the foot of every page."""
    police: Word | None = None
    """Public-security filing number (公安备案号), where there is one."""
    time_zone: Word = "Asia/Shanghai"
    """IANA name of the zone in which the group's civil dates count."""
