"""Questions to the public, what is answered to them, and who looks after them."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

from whatson.groups import make_group


def give(apps, schema_editor):
    make_group(apps)


class Migration(migrations.Migration):

    dependencies = [
        ('objects', '0005_object_tags'),
        ('whatson', '0006_taking_part_group'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('question', 'A question'), ('objects', 'Bring it out: which objects come next')], default='question', max_length=10)),
                ('question', models.CharField(help_text='Ask about what BAC itself decides. Petitions and what people think of politics are not collected here: link to the council or to parliament instead, in the block on the page.', max_length=200)),
                ('introduction', models.TextField(blank=True, help_text='What people should know before they answer.')),
                ('most', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(12)], verbose_name='how many one may choose')),
                ('takes_words', models.BooleanField(default=False, help_text='Only staff read it. Readers see your summary of it, under “What we heard”.', verbose_name='people may write something')),
                ('who_decides', models.CharField(help_text='For example: the foyer team.', max_length=200)),
                ('decided_by', models.DateField(help_text='The day by which it is decided.')),
                ('opens_on', models.DateField(verbose_name='first day to answer')),
                ('closes_on', models.DateField(verbose_name='last day to answer')),
                ('counts_shown', models.CharField(choices=[('always', 'Always'), ('after', 'After the last day')], default='after', help_text='It is said before anybody answers.', max_length=10, verbose_name='counts are shown')),
                ('keep_months', models.PositiveSmallIntegerField(default=3, help_text='After the last day to answer. The day is said to who writes, so a change holds for what is written from then on.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(12)], verbose_name='months that words are kept')),
                ('heard', models.TextField(blank=True, help_text='What people said, in your words, and naming nobody. Needed to close it.', verbose_name='what we heard')),
                ('did', models.TextField(blank=True, help_text='What came of it: for example “It stands in the foyer since 3 March.” Needed to close it; can be added to later.', verbose_name='what we did')),
                ('state', models.CharField(choices=[('draft', 'Not asked yet'), ('open', 'Asked'), ('closed', 'Closed, with what came of it')], default='draft', editable=False, max_length=10)),
                ('closed_on', models.DateField(blank=True, editable=False, null=True)),
                ('project', models.ForeignKey(blank=True, help_text='The project that asks. Needed to bring objects out.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='consultations', to='whatson.projectpage')),
            ],
            options={
                'verbose_name': 'question to the public',
                'verbose_name_plural': 'questions to the public',
                'ordering': ['-opens_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='FreeWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('day', models.DateField()),
                ('erase_on', models.DateField(db_index=True)),
                ('is_read', models.BooleanField(default=False)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='whatson.consultation')),
            ],
            options={
                'ordering': ['is_read', 'day', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Option',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('words', models.CharField(blank=True, help_text='The answer; with an object, a line on it.', max_length=200)),
                ('collection_object', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='objects.collectionobject', verbose_name='object')),
                ('consultation', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='whatson.consultation')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='whatson.consultation')),
                ('options', models.ManyToManyField(related_name='answers', to='whatson.option')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PaperBox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('where', models.CharField(max_length=100)),
                ('slips', models.PositiveIntegerField()),
                ('typed_on', models.DateField(default=django.utils.timezone.localdate)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='boxes', to='whatson.consultation')),
                ('typed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PaperCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('box', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='whatson.paperbox')),
                ('option', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='whatson.option')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='asked_until_after_it_began'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(models.Q(('heard', ''), _negated=True), models.Q(('did', ''), _negated=True)), _connector='OR'), name='closed_with_what_came_of_it'),
        ),
        migrations.AddConstraint(
            model_name='option',
            constraint=models.UniqueConstraint(fields=('consultation', 'collection_object'), name='an_object_is_put_once'),
        ),
        migrations.AddConstraint(
            model_name='papercount',
            constraint=models.UniqueConstraint(fields=('box', 'option'), name='counted_once'),
        ),
        # Undoing leaves what the group has: people may be in it.
        migrations.RunPython(give, migrations.RunPython.noop, elidable=False),
    ]
