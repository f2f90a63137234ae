import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('basis', models.CharField(blank=True, max_length=300)),
                ('wording', models.TextField(blank=True)),
                ('trigger', models.CharField(max_length=200)),
                ('standing', models.CharField(choices=[('statute', 'Statute'), ('guidance', 'Guidance'), ('local', 'Local standard')], max_length=8)),
                ('counting', models.CharField(choices=[('beginning_with', 'Days beginning with the day itself'), ('day_after', 'Days starting with the day after'), ('working_days', 'Working days after the day'), ('months', 'Months after the day'), ('fixed_date', 'The same date every year'), ('financial_year_end', 'End of the financial year'), ('every_months', 'Every so many months'), ('soon', 'As soon as practicable: no date, but an age'), ('set_by_person', 'A date that somebody sets')], max_length=20)),
                ('count', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('first_count', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('month_day', models.CharField(blank=True, max_length=5)),
                ('calendar', models.CharField(choices=[('none', 'Every day counts'), ('england', 'England and Wales'), ('uk_any', 'Any part of the United Kingdom')], default='none', max_length=8)),
                ('evidence', models.TextField(blank=True)),
                ('confirmed', models.BooleanField(default=False)),
                ('note', models.TextField(blank=True)),
                ('corrected_because', models.TextField(blank=True)),
                ('edition', models.PositiveIntegerField(default=1)),
                ('position', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name_plural': 'duties',
            },
        ),
        migrations.CreateModel(
            name='RunningClock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=120, unique=True)),
                ('label', models.CharField(max_length=300)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('started', models.DateField()),
                ('started_as', models.CharField(blank=True, max_length=60)),
                ('due', models.DateField(blank=True, db_index=True, null=True)),
                ('set_date', models.DateField(blank=True, null=True)),
                ('times_met', models.PositiveSmallIntegerField(default=0)),
                ('extended_days', models.PositiveSmallIntegerField(default=0)),
                ('extended_because', models.TextField(blank=True)),
                ('override', models.DateField(blank=True, null=True)),
                ('override_because', models.TextField(blank=True)),
                ('waiting_on', models.CharField(choices=[('office', 'The office'), ('force', 'The force'), ('panel', 'The panel'), ('others', 'Others')], default='office', max_length=6)),
                ('state', models.CharField(choices=[('running', 'Running'), ('met', 'Met'), ('stopped', 'Stopped')], db_index=True, default='running', max_length=7)),
                ('ended', models.DateField(blank=True, null=True)),
                ('ended_words', models.TextField(blank=True)),
                ('evidence_address', models.CharField(blank=True, max_length=300)),
                ('set_by', models.CharField(max_length=60)),
                ('set_at', models.DateTimeField()),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clocks', to='clocks.duty')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'due'], name='clocks_running_by_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('override__isnull', True), models.Q(('override_because', ''), _negated=True), _connector='OR'), name='clocks_runningclock_override_has_reason'), models.CheckConstraint(condition=models.Q(('extended_days', 0), models.Q(('extended_because', ''), _negated=True), _connector='OR'), name='clocks_runningclock_extension_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('ended__isnull', True), ('state', 'running')), models.Q(models.Q(('state', 'running'), _negated=True), ('ended__isnull', False)), _connector='OR'), name='clocks_runningclock_ended_has_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'stopped'), _negated=True), models.Q(('ended_words', ''), _negated=True), _connector='OR'), name='clocks_runningclock_stopped_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Pause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.DateField()),
                ('end', models.DateField(blank=True, null=True)),
                ('reason', models.TextField()),
                ('clock', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pauses', to='clocks.runningclock')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('end__isnull', True), ('end__gte', models.F('start')), _connector='OR'), name='clocks_pause_ends_after_start'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='clocks_pause_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='ClockEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('started', 'Started'), ('paused', 'Paused'), ('resumed', 'Resumed'), ('extended', 'Extended'), ('overridden', 'Date set by hand'), ('corrected', 'Start corrected'), ('passed_on', 'Passed on'), ('met', 'Met'), ('stopped', 'Stopped'), ('reopened', 'Reopened'), ('reckoned', 'Reckoned anew')], max_length=10)),
                ('words', models.TextField(blank=True)),
                ('due', models.DateField(blank=True, null=True)),
                ('evidence_address', models.CharField(blank=True, max_length=300)),
                ('by', models.CharField(max_length=60)),
                ('at', models.DateTimeField()),
                ('clock', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='clocks.runningclock')),
            ],
            options={
                'verbose_name_plural': 'clock entries',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
