import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('areas', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Subject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('title', models.CharField(max_length=100)),
                ('summary', models.TextField(blank=True)),
                ('position', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=120, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('why', models.TextField()),
                ('numerator', models.TextField()),
                ('denominator', models.TextField()),
                ('unit', models.CharField(max_length=40)),
                ('direction', models.CharField(choices=[('up_good', 'Higher is better'), ('down_good', 'Lower is better'), ('neutral', 'Neither way is better'), ('contested', 'Which way is better is disputed')], max_length=10)),
                ('direction_reason', models.TextField(blank=True)),
                ('aggregation', models.CharField(choices=[('count', 'Count'), ('sum', 'Sum'), ('mean', 'Average'), ('rate', 'Rate or share'), ('stock', 'Number on a day')], max_length=10)),
                ('frequency', models.CharField(max_length=40)),
                ('breakdown', models.CharField(blank=True, max_length=60)),
                ('source', models.TextField(default='not stated in the papers')),
                ('owner', models.CharField(default='not stated in the papers', max_length=200)),
                ('author', models.CharField(max_length=200)),
                ('checked_by', models.CharField(max_length=200)),
                ('reviewed', models.DateField()),
                ('next_review', models.DateField()),
                ('caveats', models.TextField(blank=True)),
                ('aliases', models.JSONField(default=list)),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='measures.subject')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='measures_measure_says_why'), models.CheckConstraint(condition=models.Q(('next_review__gte', models.F('reviewed'))), name='measures_measure_next_review_after_review')],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('breakdown', models.CharField(blank=True, max_length=120)),
                ('period_start', models.DateField()),
                ('period_end', models.DateField()),
                ('as_at', models.DateField()),
                ('value', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('status', models.CharField(choices=[('final', 'Final'), ('provisional', 'Provisional'), ('missing', 'Missing'), ('suppressed', 'Suppressed')], max_length=12)),
                ('qualifier', models.CharField(choices=[('exact', 'Exactly'), ('over', 'Over'), ('nearly', 'Nearly'), ('about', 'About'), ('up_to', 'Up to')], default='exact', max_length=8)),
                ('printed', models.CharField(max_length=120)),
                ('period_basis', models.CharField(choices=[('stated', 'Stated'), ('assumed', 'Assumed')], default='stated', max_length=8)),
                ('note', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=60)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='measures.measure')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['missing', 'suppressed']), ('value__isnull', True)), models.Q(('value__isnull', False), models.Q(('status__in', ['missing', 'suppressed']), _negated=True)), _connector='OR'), name='measures_observation_value_null_when_missing'), models.CheckConstraint(condition=models.Q(('period_end__gte', models.F('period_start'))), name='measures_observation_period_in_order'), models.UniqueConstraint(condition=models.Q(('value__isnull', False)), fields=('measure', 'area', 'breakdown', 'period_start', 'period_end', 'as_at', 'value'), name='measures_observation_one_row_a_value'), models.UniqueConstraint(condition=models.Q(('value__isnull', True)), fields=('measure', 'area', 'breakdown', 'period_start', 'period_end', 'as_at', 'status'), name='measures_observation_one_row_a_gap')],
            },
        ),
        migrations.CreateModel(
            name='Return',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filename', models.CharField(max_length=255)),
                ('content', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('awaiting', 'Awaiting a verdict'), ('accepted', 'Accepted'), ('part_accepted', 'Good rows accepted'), ('rejected', 'Rejected')], default='awaiting', max_length=15)),
                ('sent_by', models.CharField(max_length=60)),
                ('sent_at', models.DateTimeField()),
                ('decided_by', models.CharField(blank=True, max_length=60)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by', ''), ('state', 'awaiting')), models.Q(models.Q(('state', 'awaiting'), _negated=True), ('decided_at__isnull', False), models.Q(('decided_by', ''), _negated=True)), _connector='OR'), name='measures_return_both_decided_at_and_by')],
            },
        ),
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('settled_at', models.DateTimeField()),
                ('settled_by', models.CharField(max_length=60)),
                ('chosen', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='settlements', to='measures.observation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='measures_settlement_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=100, unique=True)),
                ('title', models.CharField(max_length=300)),
                ('published', models.DateField()),
                ('published_basis', models.CharField(default='stated', max_length=10)),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('published_basis__in', ['stated', 'assumed'])), name='measures_source_published_basis_known')],
            },
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('locator', models.CharField(max_length=200)),
                ('printed', models.CharField(max_length=120)),
                ('status', models.CharField(choices=[('final', 'Final'), ('provisional', 'Provisional'), ('missing', 'Missing'), ('suppressed', 'Suppressed')], max_length=12)),
                ('qualifier', models.CharField(choices=[('exact', 'Exactly'), ('over', 'Over'), ('nearly', 'Nearly'), ('about', 'About'), ('up_to', 'Up to')], default='exact', max_length=8)),
                ('period_basis', models.CharField(choices=[('stated', 'Stated'), ('assumed', 'Assumed')], default='stated', max_length=8)),
                ('note', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('observation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tellings', to='measures.observation')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tellings', to='measures.source')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('observation', 'source', 'locator', 'printed'), name='measures_telling_told_once_a_place')],
            },
        ),
    ]
