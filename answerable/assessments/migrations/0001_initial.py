import django.core.serializers.json
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('measures', '0004_briefings'),
        ('plans', '0002_whole_life'),
    ]

    operations = [
        migrations.CreateModel(
            name='RuleSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60)),
                ('version', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('content', models.JSONField()),
                ('in_use', models.BooleanField(default=False)),
                ('because', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('code', 'version'), name='assessments_ruleset_one_version'), models.UniqueConstraint(condition=models.Q(('in_use', True)), fields=('in_use',), name='assessments_ruleset_one_in_use')],
            },
        ),
        migrations.CreateModel(
            name='ComputedStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_at', models.DateField()),
                ('performance', models.CharField(choices=[('better', 'Getting better'), ('meeting', 'Meeting its standard'), ('steady', 'No clear change'), ('mixed', 'Mixed'), ('missing', 'Missing its standard'), ('worse', 'Getting worse'), ('cannot', 'Cannot be judged')], max_length=8)),
                ('delivery', models.CharField(choices=[('done', 'Done'), ('on_track', 'On track'), ('late', 'Late'), ('stopped', 'Stopped'), ('none', 'No work is listed')], max_length=8)),
                ('strength', models.CharField(choices=[('none', 'None'), ('activity', 'Activity only'), ('measured', 'Measured'), ('compared', 'Measured with a comparison')], max_length=8)),
                ('reasoning', models.JSONField()),
                ('computed_at', models.DateTimeField()),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plans.objective')),
                ('suggested', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.rating')),
                ('rules', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessments.ruleset')),
            ],
            options={
                'verbose_name_plural': 'computed statuses',
                'indexes': [models.Index(fields=['objective', 'as_at'], name='assessments_computed_by_day')],
            },
        ),
        migrations.CreateModel(
            name='Showing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shows', models.CharField(choices=[('outcome', 'What came about'), ('perception', 'What people say'), ('activity', 'Work or means'), ('context', 'Surroundings')], max_length=10)),
                ('because', models.CharField(max_length=200)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.measure')),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plans.objective')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('objective', 'measure'), name='assessments_showing_said_once'), models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='assessments_showing_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='Summary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=100, unique=True)),
                ('title', models.CharField(max_length=300)),
                ('as_at', models.DateField()),
                ('since', models.DateField(blank=True, null=True)),
                ('opening', models.TextField(blank=True)),
                ('narratives', models.JSONField(blank=True, default=dict)),
                ('written_by', models.CharField(max_length=60)),
                ('written_at', models.DateTimeField()),
                ('edition', models.PositiveIntegerField(default=1)),
                ('frozen', models.JSONField(blank=True, default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('submitted_by', models.CharField(blank=True, max_length=60)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('submitted_to', models.CharField(blank=True, max_length=200)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.plan')),
            ],
            options={
                'verbose_name_plural': 'summaries',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('submitted_at__isnull', True), ('submitted_by', '')), models.Q(models.Q(('submitted_by', ''), _negated=True), ('submitted_at__isnull', False)), _connector='OR'), name='assessments_summary_both_submitted_at_and_by')],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_at', models.DateField()),
                ('judge_name', models.CharField(blank=True, max_length=200)),
                ('judge_role', models.CharField(max_length=200)),
                ('reason', models.TextField()),
                ('differs', models.BooleanField(default=False)),
                ('differs_because', models.TextField(blank=True)),
                ('made_by', models.CharField(max_length=60)),
                ('made_at', models.DateTimeField()),
                ('computed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessments.computedstatus')),
                ('earlier', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='assessments.judgement')),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plans.objective')),
                ('rating', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.rating')),
            ],
            options={
                'indexes': [models.Index(fields=['objective', 'as_at'], name='assessments_judged_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='assessments_judgement_has_reason'), models.CheckConstraint(condition=models.Q(('differs', False), models.Q(('differs_because', ''), _negated=True), _connector='OR'), name='assessments_judgement_difference_has_reason'), models.UniqueConstraint(condition=models.Q(('earlier__isnull', True)), fields=('objective',), name='assessments_judgement_one_first')],
            },
        ),
    ]
