from collections.abc import Mapping

from jinja2 import DictLoader, Environment

from qunzhi.pages.compiling import Inlining

TEMPLATES = {
    "part": "<{{ name }}>",
    "base": "{% block first %}first of {% include 'part' %}{% endblock %}, {% block second %}second{% endblock %}.",
    "plain": "{% extends 'base' %}",
    "own": "{% extends 'base' %}{% block second %}own {{ name }}{% endblock %} never printed",
    "both": "{% extends 'base' %}{% block first %}before {{ super() }} behind{% endblock %}",
    "third": "{% extends 'both' %}{% block second %}{% include 'part' %}{% endblock %}",
    "nested": "{% extends 'outer' %}{% block inner %}own{% endblock %}",
    "outer": "{% block around %}({% block inner %}inner{% endblock %}){% endblock %}",
    "alone": "{% block first %}{% include 'part' %}{% endblock %}",
    "chosen": "{% include name %}",
}


def rendered(environment: Environment, values: Mapping[str, object]) -> dict[str, str]:
    """What becomes of each template but the one that chooses another."""
    return {name: environment.get_template(name).render(values) for name in TEMPLATES if name != "chosen"}


def test_templates_put_into_each_other_print_what_jinja_makes_of_them() -> None:
    loader, values = DictLoader(TEMPLATES), {"name": "x"}
    inlining = Inlining(loader=loader, autoescape=True)
    expected = rendered(Environment(loader=loader, autoescape=True), values)
    assert rendered(inlining, values) == expected
    assert {name: inlining.rendered(name, values) for name in expected} == expected


def test_a_page_is_one_function_that_asks_for_no_other_template() -> None:
    inlining = Inlining(loader=DictLoader(TEMPLATES))
    assert not inlining.get_template("third").blocks
    assert "get_template" not in inlining.compile(TEMPLATES["third"], "third", raw=True)


def test_a_template_that_is_chosen_by_a_value_is_included_when_it_is_asked_for() -> None:
    inlining = Inlining(loader=DictLoader(TEMPLATES | {"x": "chosen"}))
    assert inlining.rendered("chosen", {"name": "x"}) == "chosen"
