import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bodies', '0001_initial'),
        ('measures', '0004_briefings'),
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='RatingScale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('title', models.CharField(max_length=200)),
                ('meaning', models.TextField(blank=True)),
                ('in_use', models.BooleanField(default=True)),
                ('position', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told', models.CharField(choices=[('body', 'What the body did'), ('force', 'What the force did'), ('partners', 'What partners did'), ('happened', 'What happened')], max_length=8)),
                ('on', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('words', models.TextField()),
                ('source_line', models.PositiveIntegerField(blank=True, null=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='accounts', to='plans.objective')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.source')),
            ],
        ),
        migrations.CreateModel(
            name='Board',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('board', 'Board'), ('partnership', 'Partnership')], default='board', max_length=11)),
                ('purpose', models.TextField(blank=True)),
                ('attended_by', models.JSONField(blank=True, default=list)),
                ('source_line', models.PositiveIntegerField(blank=True, null=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('objectives', models.ManyToManyField(blank=True, related_name='boards', to='plans.objective')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.source')),
            ],
        ),
        migrations.CreateModel(
            name='Deliverable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('title', models.CharField(max_length=300)),
                ('side', models.CharField(choices=[('body', 'The local policing body'), ('force', 'The force'), ('partners', 'Partners')], default='force', max_length=8)),
                ('owner_role', models.CharField(blank=True, max_length=200)),
                ('due', models.DateField(blank=True, null=True)),
                ('status', models.CharField(choices=[('not_started', 'Not started'), ('under_way', 'Under way'), ('at_risk', 'At risk'), ('done', 'Done'), ('stopped', 'Stopped')], default='not_started', max_length=11)),
                ('status_on', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('source_line', models.PositiveIntegerField(blank=True, null=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('edition', models.PositiveIntegerField(default=1)),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliverables', to='plans.objective')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.source')),
            ],
        ),
        migrations.CreateModel(
            name='DeliverableChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('status', models.CharField(choices=[('not_started', 'Not started'), ('under_way', 'Under way'), ('at_risk', 'At risk'), ('done', 'Done'), ('stopped', 'Stopped')], max_length=11)),
                ('due_was', models.DateField(blank=True, null=True)),
                ('due_now', models.DateField(blank=True, null=True)),
                ('words', models.TextField(blank=True)),
                ('by', models.CharField(max_length=60)),
                ('at', models.DateTimeField()),
                ('deliverable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='plans.deliverable')),
            ],
            options={
                'ordering': ['on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('kind', models.CharField(choices=[('new', 'A new plan'), ('variation', 'A variation')], max_length=9)),
                ('state', models.CharField(choices=[('writing', 'Being written'), ('with_panel', 'With the panel'), ('issued', 'Issued'), ('abandoned', 'Abandoned')], default='writing', max_length=10)),
                ('content', models.JSONField(default=dict)),
                ('edition', models.PositiveIntegerField(default=1)),
                ('started_by', models.CharField(max_length=60)),
                ('started_at', models.DateTimeField()),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('abandoned_because', models.TextField(blank=True)),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='plans.plan')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'variation'), _negated=True), ('plan__isnull', False), _connector='OR'), name='plans_draft_variation_of_plan'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'issued'), _negated=True), models.Q(('issued_on__isnull', False), ('plan__isnull', False)), _connector='OR'), name='plans_draft_issued_has_day'), models.UniqueConstraint(condition=models.Q(('kind', 'variation'), ('state__in', ['writing', 'with_panel'])), fields=('plan',), name='plans_draft_one_variation_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='DraftVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('purpose', models.CharField(choices=[('kept', 'Kept'), ('consultation', 'For consultation'), ('panel', 'Sent to the panel'), ('issued', 'Issued')], default='kept', max_length=12)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('content', models.JSONField()),
                ('kept_by', models.CharField(max_length=60)),
                ('kept_at', models.DateTimeField()),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='plans.draft')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('draft', 'number'), name='plans_draftversion_one_number_a_draft')],
            },
        ),
        migrations.CreateModel(
            name='StepTaken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.SlugField(max_length=60)),
                ('done_on', models.DateField()),
                ('words', models.TextField()),
                ('address', models.CharField(blank=True, max_length=500)),
                ('recorded_by', models.CharField(max_length=60)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_because', models.TextField(blank=True)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='plans.draft')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.draftversion')),
            ],
            options={
                'verbose_name_plural': 'steps taken',
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='plans_steptaken_has_evidence')],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.TextField(blank=True)),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='continued_by', to='plans.objective')),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='continues', to='plans.objective')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('objective', 'earlier'), name='plans_succession_named_once'), models.CheckConstraint(condition=models.Q(('objective', models.F('earlier')), _negated=True), name='plans_succession_not_itself')],
            },
        ),
        migrations.CreateModel(
            name='Threat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('origin', models.CharField(choices=[('spr', 'Strategic Policing Requirement'), ('national', 'National priority'), ('local', 'Local assessment')], max_length=8)),
                ('note', models.TextField(blank=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('objectives', models.ManyToManyField(blank=True, related_name='threats', to='plans.objective')),
            ],
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('words', models.TextField()),
                ('made_on', models.DateField(blank=True, null=True)),
                ('source_line', models.PositiveIntegerField(blank=True, null=True)),
                ('state', models.CharField(choices=[('open', 'Open'), ('kept', 'Kept'), ('partly', 'Partly kept'), ('not_kept', 'Not kept'), ('withdrawn', 'Withdrawn')], default='open', max_length=9)),
                ('because', models.TextField(blank=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='bodies.officeholder')),
                ('objectives', models.ManyToManyField(blank=True, related_name='commitments', to='plans.objective')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('because', ''), _negated=True), _connector='OR'), name='plans_commitment_judged_with_reason')],
            },
        ),
        migrations.AddField(
            model_name='objective',
            name='baseline',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='objective',
            name='due',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='objective',
            name='body_does',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='objective',
            name='ended_because',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='objective',
            name='ended_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='objective',
            name='force_does',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='objective',
            name='owner_role',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='plan',
            name='issued_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='rating',
            name='scale',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='plans.ratingscale'),
        ),
    ]
