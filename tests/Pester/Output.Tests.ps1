BeforeDiscovery {
    # In the order of SPEC section 4; the table shows the ones marked with a star.
    $script:types = @(
        @{ Type = 'MetricSample'; Query = { Get-MetricSeries load -Tag host=web1 -Store $store | Select-Object -First 1 }
            Properties = '*Timestamp *Name *Tag *Value *Unit Kind' }
        @{ Type = 'MetricBucket'; Query = { Get-MetricSeries load -Tag host=web1 -Interval 1h -Store $store | Select-Object -First 1 }
            Properties = '*Timestamp *Name *Tag Interval Aggregate *Value *Count Sum *Average *Minimum *Maximum First Last StandardDeviation P50 P90 *P95 P99 Rate Distinct Unit Kind Resolution IsExact' }
        @{ Type = 'MetricBaseline'; Query = { Get-MetricBaseline load -Tag host=web1 -Store $store }
            Properties = '*Name *Tag Label Start End *Count *Average *StandardDeviation *Median Mad Minimum P5 P25 P75 *P95 P99 Maximum Aggregate Seasonality Unit IsSufficient Created Profile Confidence' }
        @{ Type = 'MetricDeviation'; Query = { Test-MetricDeviation load -Tag host=web1 -Store $store }
            Properties = 'Timestamp *Name *Tag *Value *Expected Lower Upper Score *Percent Direction *Severity *Verdict IsDeviation Method Count BaselineCount PValue Unit Baseline *Reason' }
        @{ Type = 'MetricAnomaly'; Query = { Find-MetricAnomaly spike -Store $store }
            Properties = '*Timestamp *Name *Tag *Value *Score *Severity' }
        @{ Type = 'MetricAlert'; Query = { Get-MetricAlert busy -Store $store }
            Properties = '*Rule *State *Severity *Name *Tag *Value Unit *Since ActiveSince LastMet IsChanged Annotation *Reason' }
        @{ Type = 'MetricAlertTransition'; Query = { Get-MetricAlert busy -History -Store $store }
            Properties = '*Timestamp *Rule *From *State *Severity *Name *Tag *Value *Reason' }
        @{ Type = 'MetricCollector'; Query = { Start-MetricCollector -Process $PID -Tag host=web1,region=eu -Wait -Count 1 -Interval 100ms -Store (New-StorePath) }
            Properties = '*Name *State *Interval *SampleCount *LastCollected *Sources *LastError Tag CollectionCount PendingCount LostCount Store' }
        @{ Type = 'MetricChangePoint'; Query = { Find-MetricChangePoint step -Store $store }
            Properties = '*Index *Timestamp *Before *After *Shift *Score *Name *Tag' }
        @{ Type = 'MetricTrend'; Query = { Get-MetricTrend step -Store $store }
            Properties = '*Name *Tag Start End Count *Slope SlopeLower SlopeUpper Per *Direction *Change *Percent Level *Forecast ForecastLower ForecastUpper ForecastTime Unit' }
        @{ Type = 'MetricComparison'; Query = { Compare-Metric step -Last 20m -Store $store }
            Properties = '*Name *Tag Reference Difference ReferenceCount *ReferenceMedian Count *Median Shift ShiftLower ShiftUpper *Percent PercentLower PercentUpper PValue Direction *Verdict Unit *Reason' }
        @{ Type = 'MetricDefinition'; Query = { Get-MetricDefinition load -Store $store }
            Properties = '*Name *Kind *Unit Description Category AllowedTag Direction RetainRaw *SeriesCount SampleCount FirstSample *LastSample' }
        @{ Type = 'MetricSnapshot'; Query = { Get-MetricSnapshot load -Tag host=web1 -Store $store }
            Properties = '*Name *Tag *Kind *Value *Unit *Timestamp Count Sum Minimum Maximum P95' }
    ) | ForEach-Object {
        $names = $_.Properties -split ' '
        $_.Names = $names.TrimStart('*')
        $_.Columns = @($names -like '[*]*').TrimStart('*')
        $_
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'output.db'
    Register-MetricDefinition load -Unit ms -Description d -Category c -AllowedTag host, region -RetainRaw 30d -Store $store
    New-History load ((Get-SteadyValue 20) + 200.5) -Tag @{ host = 'web1'; region = 'eu' } | Add-Metric -Store $store
    Add-Metric load 1 -Store $store
    New-History spike ((Get-SteadyValue 200) + 900) -Tag @{ host = 'web1'; region = 'eu' } | Add-Metric -Store $store
    New-History step ((Get-SteadyValue 20) + (Get-SteadyValue 20 | ForEach-Object { $_ * 2 })) -Tag @{ host = 'web1'; region = 'eu' } | Add-Metric -Store $store
    $null = New-MetricAlertRule busy load -Tag 'host=web1,region=eu' -Threshold 150 -Window 1h -Aggregate Maximum -Annotation @{ a = 'b' } -Enabled -Store $store
    $null = Invoke-MetricAlert -Store $store
    function Get-Member2($Object) { $Object.psobject.Properties.Name }
}

Describe '<Type>' -ForEach $types {
    BeforeEach { $object = @(& $Query)[0] }

    It 'is what the command says that it writes' {
        $object.psobject.TypeNames[0] | Should -Be "MetricsTools.$Type"
    }

    It 'has the properties of the specification, in their order' {
        Get-Member2 $object | Should -Be $Names
    }

    It 'has no alias properties, and nothing that can be set' {
        @($object.psobject.Properties | Where-Object MemberType -ne 'Property').Count | Should -Be 0
        @($object.psobject.Properties | Where-Object IsSettable).Count | Should -Be 0
    }

    It 'holds no enumeration, and no moment but DateTimeOffset in UTC' {
        foreach ($property in $object.psobject.Properties) {
            $value = $property.Value
            $value -is [enum] | Should -BeFalse -Because $property.Name
            $value -is [datetime] | Should -BeFalse -Because $property.Name
            if ($value -is [DateTimeOffset]) { $value.Offset | Should -Be ([timespan]::Zero) }
        }
    }

    It 'shows only the columns of the specification in a table, in their order' {
        $header = ($object | Format-Table | Out-String -Width 220).Trim() -split '\r?\n' | Select-Object -First 1
        ($header -replace ' \(UTC\)' -split '\s+' | Where-Object { $_ }) | Should -Be $Columns
    }

    It 'says in the header of its table that times are in UTC' {
        $header = ($object | Format-Table | Out-String -Width 220).Trim() -split '\r?\n' | Select-Object -First 1
        @([regex]::Matches($header, '(Timestamp|LastSample) \(UTC\)')).Count | Should -Be @($Columns -match 'Timestamp|LastSample').Count
    }

    It 'shows all columns in a window of 120 characters, with times in one form' {
        $table = $object | Format-Table | Out-String -Width 120
        foreach ($column in $Columns) { $table | Should -Match "\b$column\b" }
        if ($Columns -match 'Timestamp|LastSample') { $table | Should -Match '\d{4}-\d\d-\d\d \d\d:\d\d:\d\d' }
    }

    It 'is written to JSON without a number for a word' {
        $json = $object | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        Get-Member2 $json | Should -Be $Names
        foreach ($word in 'Kind', 'Aggregate', 'Resolution', 'Direction', 'Severity', 'Verdict', 'Method', 'Seasonality') {
            if ($Names -contains $word) { $json.$word | Should -BeOfType [string] }
        }
        if ($Names -contains 'Tag') { $json.Tag.host | Should -Be 'web1' }
    }

    It 'fills a CSV cell with text that can be read' {
        $row = $object | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
        Get-Member2 $row | Should -Be $Names
        if ($Names -contains 'Tag') { $row.Tag | Should -Be 'host=web1,region=eu' }
        foreach ($name in $Names -ne 'AllowedTag') { $row.$name | Should -Not -Match '^(System|MetricsTools)\.' -Because "$name must say something" }
    }

    It 'keeps its properties and its table after a job' {
        $sent = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($object, 1))
        Get-Member2 $sent | Should -Be $Names
        if ($Names -contains 'Tag') { "$($sent.Tag) $($sent.Tag.host)" | Should -Be 'host=web1,region=eu web1' }
        $sent | Format-Table | Out-String -Width 220 | Should -Be ($object | Format-Table | Out-String -Width 220)
    }
}

Describe 'The values of results' {
    It 'are text for kinds, aggregates, directions, severities and verdicts' {
        (Get-MetricSeries load -Store $store)[0].Kind | Should -BeExactly 'Gauge'
        $bucket = (Get-MetricSeries load -Interval 1h -Store $store)[0]
        "$($bucket.Aggregate) $($bucket.Resolution)" | Should -BeExactly 'Average Raw'
        (Get-MetricDefinition load -Store $store).Direction | Should -BeExactly 'Both'
        $deviation = Test-MetricDeviation load -Tag host=web1 -Store $store
        "$($deviation.Direction) $($deviation.Severity) $($deviation.Verdict)" | Should -BeExactly 'Higher Critical Deviation'
        (Get-MetricBaseline load -Tag host=web1 -Store $store).Seasonality | Should -BeExactly 'None'
    }

    It 'have types that can be reckoned with' {
        $bucket = (Get-MetricSeries load -Interval 1h -Store $store)[0]
        $bucket.Value | Should -BeOfType [double]
        $bucket.Count | Should -BeOfType [long]
        $bucket.Interval | Should -BeOfType [timespan]
        $bucket.IsExact | Should -BeOfType [bool]
        (Get-MetricDefinition load -Store $store).RetainRaw | Should -BeOfType [timespan]
        (Get-MetricDefinition load -Store $store).AllowedTag | Should -Be 'host', 'region'
        (Test-MetricDeviation load -Tag host=web1 -Store $store).IsDeviation | Should -BeOfType [bool]
    }

    It 'share one tag object a series, whose members are the tags and whose text is that of filters' {
        $first, $second = Get-MetricSeries load -Tag host=web1 -Store $store | Select-Object -First 2
        [object]::ReferenceEquals($first.Tag.psobject.BaseObject, $second.Tag.psobject.BaseObject) | Should -BeTrue
        "$($first.Tag)" | Should -Be 'host=web1,region=eu'
        Get-Member2 $first.Tag | Should -Be 'host', 'region'
        $first.Tag -eq 'host=web1,region=eu' | Should -BeTrue
        @(Get-MetricSeries load -Tag "$($first.Tag)" -Store $store).Count | Should -Be 21
    }

    It 'have an empty tag object for a series without tags' {
        $sample = Get-MetricSeries load -Tag @{ host = $null } -Store $store
        "$($sample.Tag)" | Should -Be ''
        Get-Member2 $sample.Tag | Should -BeNullOrEmpty
        ($sample | ConvertTo-Json -Depth 3) | Should -Match '"Tag":\s*(\{\}|"")'
    }

    It 'quote hostile tags in their text, so that it can be read back' {
        Add-Metric odd 1 -Tag @{ a = 'x,y=z"\'; b = ' ' } -Store $store
        $text = "$((Get-MetricSeries odd -Store $store).Tag)"
        @(Get-MetricSeries odd -Tag $text -Store $store).Count | Should -Be 1
        Add-Metric odd 2 -Tag $text -Store $store
        @(Get-MetricSnapshot odd -Store $store).Count | Should -Be 1
    }

    It 'say in text what a baseline is' {
        "$(Get-MetricBaseline load -Tag host=web1 -Store $store)" | Should -Match '^\d+(\.\d+)? \([\d.]+ to [\d.]+, 21 values\)$'
    }

    It 'show times of our calendar in a table, whatever the culture''s calendar is' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'th-TH'
            $table = Get-MetricSnapshot load -Tag host=web1 -Store $store | Format-Table | Out-String -Width 220
        }
        finally { [cultureinfo]::CurrentCulture = $before }
        $table | Should -Match ([datetime]::UtcNow.ToString('yyyy-MM-dd ', [cultureinfo]::InvariantCulture))
    }

    It 'keep milliseconds' {
        $moment = [DateTimeOffset]::FromUnixTimeMilliseconds([DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds())
        Add-Metric exact 1 -Timestamp $moment -Store $store
        (Get-MetricSeries exact -Store $store).Timestamp | Should -Be $moment
    }
}

Describe 'The store''s information' {
    It 'has a table of the size, the counts and the newest sample' {
        $header = (Get-MetricStore $store | Format-Table | Out-String -Width 250).Trim() -split '\r?\n' | Select-Object -First 1
        ($header -split '\s{1,}' | Where-Object { $_ }) -join ' ' | Should -Be 'Path MetricCount SeriesCount SampleCount Size LastSample (UTC)'
    }
}
