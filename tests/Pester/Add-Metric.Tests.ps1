BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    function Read-Value([string] $Store, [string] $Name = '*') { @((Get-MetricSeries -Name $Name -Store $Store).Value) }
    function Get-AddError([scriptblock] $Script) {
        $captured = Invoke-Captured $Script
        $captured.Error.Count | Should -Be 1 -Because 'there must be exactly one error'
        $captured.Error[0]
    }
}

Describe 'Add-Metric' {
    BeforeEach { $store = New-StorePath }

    Context 'with parameters alone' {
        It 'records one sample of a Gauge, at the current time' {
            $before = [DateTimeOffset]::UtcNow
            Add-Metric -Name build.duration -Value 812 -Unit ms -Tag @{ branch = 'main' } -Store $store
            $sample = Get-MetricSeries build.duration -Store $store
            $sample.Value | Should -Be 812
            $sample.Unit | Should -Be 'ms'
            $sample.Kind | Should -Be 'Gauge'
            $sample.Tag.branch | Should -Be 'main'
            $sample.Timestamp | Should -BeGreaterOrEqual $before.AddMilliseconds(-1)
            $sample.Timestamp | Should -BeLessOrEqual ([DateTimeOffset]::UtcNow)
        }

        It 'takes name and value by position, and Kind as an alias of Type' {
            Add-Metric hits 3 -Kind Counter -Store $store
            (Get-MetricDefinition hits -Store $store).Kind | Should -Be 'Counter'
        }

        It 'counts 1 for a Counter without a value, also when its kind was fixed before' {
            Add-Metric logins -Type Counter -Store $store
            Add-Metric logins -Store $store
            Read-Value $store logins | Should -Be 1, 1
        }

        It 'keeps the case of the first name, and compares names without it' {
            Add-Metric Build.Time 1 -Store $store
            Add-Metric build.TIME 2 -Store $store
            (Get-MetricDefinition -Store $store).Name | Should -BeExactly 'Build.Time'
            Read-Value $store 'BUILD.time' | Should -Be 1, 2
        }

        It 'uses the kind of the first sample afterwards' {
            Add-Metric size 1 -Type Histogram -Store $store
            Add-Metric size 2 -Store $store
            (Get-MetricDefinition size -Store $store).Kind | Should -Be 'Histogram'
        }

        It 'reads <Text> as <Number>, whatever the culture' -ForEach @(
            @{ Text = '3.5'; Number = 3.5 }, @{ Text = '-1e3'; Number = -1000 }, @{ Text = ' 42 '; Number = 42 }, @{ Text = '.5'; Number = 0.5 }
        ) {
            Add-Metric m $Text -Store $store
            Read-Value $store m | Should -Be $Number
        }

        It 'keeps <Number> bit for bit' -ForEach @(
            @{ Number = -0.0 }, @{ Number = 1e-320 }, @{ Number = 1.7976931348623157E+308 }, @{ Number = 0.1 + 0.2 }
        ) {
            Add-Metric m $Number -Store $store
            $read = (Get-MetricSeries m -Store $store).Value
            [BitConverter]::DoubleToInt64Bits($read) | Should -Be ([BitConverter]::DoubleToInt64Bits($Number))
        }
    }

    Context 'with bad input' {
        It 'refuses a missing name' {
            $problem = Get-AddError { 5 | Add-Metric -Store $store }
            $problem.FullyQualifiedErrorId | Should -Be 'NameMissing,MetricsTools.PowerShell.Commands.AddMetricCommand'
            $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
            $problem.TargetObject | Should -Be 5
            $store | Should -Not -Exist
        }

        It 'refuses the value <Text>' -ForEach @(
            @{ Text = 'abc'; Value = 'abc'; Id = 'ValueNotNumber' }
            @{ Text = 'empty text'; Value = ''; Id = 'ValueMissing' }
            @{ Text = 'white space'; Value = '  '; Id = 'ValueMissing' }
            @{ Text = '3,5'; Value = '3,5'; Id = 'ValueNotNumber' }
            @{ Text = '1,234.5'; Value = '1,234.5'; Id = 'ValueNotNumber' }
            @{ Text = 'NaN'; Value = [double]::NaN; Id = 'ValueNotFinite' }
            @{ Text = 'NaN in text'; Value = 'NaN'; Id = 'ValueNotNumber' }
            @{ Text = 'infinity'; Value = [double]::PositiveInfinity; Id = 'ValueNotFinite' }
            @{ Text = '-infinity'; Value = [double]::NegativeInfinity; Id = 'ValueNotFinite' }
            @{ Text = 'a text that overflows'; Value = '1e999'; Id = 'Value*' }
            @{ Text = 'null'; Value = $null; Id = 'ValueMissing' }
            @{ Text = 'true'; Value = $true; Id = 'ValueNotNumber' }
            @{ Text = 'a date'; Value = [datetime]::Now; Id = 'ValueNotNumber' }
            @{ Text = 'a process'; Value = (Get-Process -Id $PID); Id = 'ValueNotNumber' }
        ) {
            $problem = Get-AddError { Add-Metric m $Value -Store $store }
            $problem.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            $problem.CategoryInfo.Category | Should -Be 'InvalidData'
            if (Test-Path $store) { Get-MetricDefinition -Store $store | Should -BeNullOrEmpty -Because 'nothing may be registered' }
        }

        It 'says how numbers are written when it refuses one' {
            (Get-AddError { Add-Metric m '3,5' -Store $store }).Exception.Message | Should -BeLike "'3,5' is not a number*point*thousands*"
        }

        It 'refuses a negative increment of a Counter and says what to do' {
            $problem = Get-AddError { Add-Metric hits -1 -Type Counter -Store $store }
            $problem.FullyQualifiedErrorId | Should -BeLike 'CounterNegative,*'
            $problem.Exception.Message | Should -BeLike '*Gauge*'
        }

        It 'refuses a kind other than the metric''s, names the way out and stores nothing' {
            Add-Metric m 1 -Type Gauge -Store $store
            $problem = Get-AddError { Add-Metric m 2 -Type Counter -Store $store }
            $problem.FullyQualifiedErrorId | Should -BeLike 'KindConflict,*'
            $problem.Exception.Message | Should -BeLike "'m' is a Gauge*Leave -Type out*another name*"
            Read-Value $store m | Should -Be 1
        }

        It 'refuses a unit other than the metric''s' {
            Add-Metric m 1 -Unit ms -Store $store
            (Get-AddError { Add-Metric m 2 -Unit s -Store $store }).FullyQualifiedErrorId | Should -BeLike 'UnitConflict,*'
        }

        It 'refuses a script block for -<Parameter>, and says what takes one' -ForEach @(@{ Parameter = 'Name' }, @{ Parameter = 'Unit' }) {
            $block = @{ Value = 1; $Parameter = { 'By' } }
            { Add-Metric @block -Store $store } | Should -Throw "*{'By'} is a script block*only -Value, -Tag and -Timestamp take*"
            $store | Should -Not -Exist
        }

        It 'takes 32 tags and refuses 33' {
            $tags = @{}
            foreach ($place in 1..32) { $tags["key$place"] = "$place" }
            Add-Metric m 1 -Tag $tags -Store $store
            $tags['key33'] = '33'
            $problem = Get-AddError { Add-Metric m 2 -Tag $tags -Store $store }
            $problem.FullyQualifiedErrorId | Should -BeLike 'TooManyTags,*'
            $problem.CategoryInfo.Category | Should -Be 'LimitsExceeded'
            Read-Value $store m | Should -Be 1
        }

        It 'takes the text of tags without quotes, which PowerShell makes an array of' {
            Add-Metric m 1 -Tag host=web1,region=eu -Store $store
            (Get-MetricSeries m -Store $store).Tag.ToString() | Should -Be 'host=web1,region=eu'
            (Get-AddError { Add-Metric m 1 -Tag host=web1, 5 -Store $store }).FullyQualifiedErrorId | Should -BeLike 'TagUnreadable,*'
        }

        It 'takes a name of 255 characters and refuses one of 300' {
            Add-Metric ('n' * 255) 1 -Store $store
            $problem = Get-AddError { Add-Metric ('n' * 300) 1 -Store $store }
            $problem.FullyQualifiedErrorId | Should -BeLike 'NameTooLong,*'
            $problem.Exception.Message | Should -BeLike '*300*255*'
        }

        It 'refuses the name <Name>' -ForEach @(
            @{ Name = '1st' }, @{ Name = 'a b' }, @{ Name = 'prix-é' }, @{ Name = 'a*' }, @{ Name = "a`nb" }
        ) {
            (Get-AddError { Add-Metric $Name 1 -Store $store }).FullyQualifiedErrorId | Should -BeLike 'NameInvalid,*'
        }

        It 'refuses a tag of <Length> characters: at most 256 are allowed' -ForEach @(@{ Length = 257 }) {
            (Get-AddError { Add-Metric m 1 -Tag @{ t = 'x' * $Length } -Store $store }).FullyQualifiedErrorId | Should -BeLike 'TagValueTooLong,*'
        }

        It 'refuses a tag that is <What>' -ForEach @(
            @{ What = 'null'; Tag = @{ host = $null }; Id = 'TagValueEmpty' }
            @{ What = 'empty'; Tag = @{ host = '' }; Id = 'TagValueEmpty' }
            @{ What = 'a number'; Tag = 5; Id = 'TagUnreadable' }
            @{ What = 'text without a value'; Tag = 'host'; Id = 'TagTextInvalid' }
        ) {
            (Get-AddError { Add-Metric m 1 -Tag $Tag -Store $store }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
        }

        It 'refuses <What>' -ForEach @(
            @{ What = 'a timestamp in the year 1'; Time = [DateTimeOffset]::MinValue; Id = 'TimestampTooOld' }
            @{ What = 'a local timestamp in the year 1'; Time = [datetime]::SpecifyKind([datetime]::MinValue, 'Local'); Id = 'TimestampTooOld' }
            @{ What = 'a timestamp in the year 1 without a zone'; Time = [datetime]::MinValue; Id = 'TimestampTooOld' }
            @{ What = 'a text of the year 1'; Time = '0001-01-01'; Id = 'Timestamp*' }
            @{ What = 'a text of the year 1 before its beginning in UTC'; Time = '0001-01-01T00:00:00+14:00'; Id = 'TimestampInvalid' }
            @{ What = 'a timestamp in the year 9999'; Time = [DateTimeOffset]::MaxValue; Id = 'TimestampInFuture' }
            @{ What = 'a local timestamp in the year 9999'; Time = [datetime]::SpecifyKind([datetime]::MaxValue, 'Local'); Id = 'TimestampInFuture' }
            @{ What = 'a zoned timestamp in the year 9999'; Time = [DateTimeOffset]::new(9999, 12, 31, 9, 59, 59, [timespan]'-14:00'); Id = 'TimestampInFuture' }
            @{ What = 'a text of the year 9999 after its end in UTC'; Time = '9999-12-31T23:59:59-14:00'; Id = 'TimestampInvalid' }
            @{ What = 'a timestamp two days ahead'; Time = [DateTimeOffset]::UtcNow.AddDays(2); Id = 'TimestampInFuture' }
            @{ What = 'a text that could be read in two ways'; Time = '11/12/2026'; Id = 'TimestampInvalid' }
            @{ What = 'an empty timestamp'; Time = ''; Id = 'TimestampInvalid' }
            @{ What = 'a null timestamp'; Time = $null; Id = 'TimestampInvalid' }
            @{ What = 'a number for a timestamp'; Time = 1700000000; Id = 'TimestampInvalid' }
        ) {
            $problem = Get-AddError { Add-Metric m 1 -Timestamp $Time -Store $store }
            $problem.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            $problem.CategoryInfo.Category | Should -Be 'InvalidData'
        }

        It 'leaves no metric behind when it refuses <What>' -ForEach @(
            @{ What = 'a reading of a total for a Gauge'; Record = @{ Value = 1; Type = 'Gauge'; Cumulative = $true }; Id = 'CumulativeNotCounter' }
            @{ What = 'a member of a Set that is empty'; Record = @{ Value = ''; Type = 'Set' }; Id = 'ValueMissing' }
            @{ What = 'a member of a Set that is null'; Record = @{ Value = $null; Type = 'Set' }; Id = 'ValueMissing' }
            @{ What = 'a negative duration for a Counter'; Record = @{ Value = [timespan]'-00:00:01'; Type = 'Counter' }; Id = 'CounterNegative' }
        ) {
            Add-Metric other 1 -Store $store
            (Get-AddError { Add-Metric m @Record -Store $store }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
            (Get-MetricDefinition -Store $store).Name | Should -Be 'other'
        }

        It 'does nothing with an empty pipeline' {
            @() | Add-Metric m -Store $store
            $store | Should -Not -Exist
        }

        It 'gives an error for each null of a pipeline' {
            $captured = Invoke-Captured { 1, $null, 2 | Add-Metric m -Store $store }
            $captured.Error.FullyQualifiedErrorId | Should -BeLike 'ValueMissing,*'
            Read-Value $store m | Should -Be 1, 2
        }

        It 'keeps 999 of a thousand records when one is bad, with that one as the target of its error' {
            $rows = foreach ($place in 1..1000) { [pscustomobject]@{ Name = 'm'; Value = $place } }
            $rows[499].Value = 'broken'
            $problem = Get-AddError { $rows | Add-Metric -Store $store }
            $problem.TargetObject | Should -Be $rows[499]
            $values = Read-Value $store m
            $values.Count | Should -Be 999
            $values | Should -Not -Contain 500
        }

        It 'keeps the others when the <Member> of one cannot be read' -ForEach @(
            @{ Member = 'Value'; Parameter = @{} }, @{ Member = 'Name'; Parameter = @{} }, @{ Member = 'Timestamp'; Parameter = @{} }
            @{ Member = 'Tag'; Parameter = @{} }, @{ Member = 'host'; Parameter = @{ TagProperty = 'host' } }
        ) {
            $records = foreach ($place in 1..3) { [pscustomobject]@{ Name = 'm'; Value = $place; Timestamp = [datetime]::Now; Tag = @{}; host = 'web1' } }
            $records[1] | Add-Member ScriptProperty $Member { throw 'no reading' } -Force
            $problem = Get-AddError { $records | Add-Metric @Parameter -Store $store }
            $problem.FullyQualifiedErrorId | Should -BeLike 'FieldFailed,*'
            $problem.CategoryInfo.Category | Should -Be 'InvalidData'
            $problem.Exception.Message | Should -BeLike "The member $Member cannot be read:*no reading*"
            [object]::ReferenceEquals($problem.TargetObject.psobject.BaseObject, $records[1].psobject.BaseObject) | Should -BeTrue
            Read-Value $store m | Should -Be 1, 3
        }

        It 'shares that with the others that read objects: <Command>' -ForEach @(
            @{ Command = 'Export-Metric'; Parameter = @{ Path = 'm.csv' } }, @{ Command = 'Test-MetricDeviation'; Parameter = @{ BaselineValue = 1..30 } }
        ) {
            if ($Parameter.Path) { $Parameter.Path = New-StorePath $Parameter.Path }
            $broken = [pscustomobject]@{ Name = 'm' } | Add-Member ScriptProperty Value { throw 'no reading' } -PassThru
            $garbled = [pscustomobject]@{ Name = 'm'; Value = 1; Interval = [pscustomobject]@{ Ticks = 'abc' } }
            $captured = Invoke-Captured { $broken, $garbled, [pscustomobject]@{ Name = 'm'; Value = 3 } | & $Command @Parameter }
            $expected = if ($Command -eq 'Export-Metric') { @('FieldFailed') } else { 'FieldFailed', 'DurationInvalid' }
            ($captured.Error.FullyQualifiedErrorId -replace ',.*') | Should -Be $expected
            if ($Parameter.Path) { (Import-Csv $Parameter.Path).Value | Should -Be '1', '3' }
            else { $captured.Output.Name | Should -Be 'm' }
        }

        It 'refuses the object of a timestamp beyond the calendar: <Ticks> ticks' -ForEach @(@{ Ticks = [long]::MaxValue }, @{ Ticks = -1L }) {
            (Get-AddError { Add-Metric m 1 -Timestamp ([pscustomobject]@{ UtcTicks = $Ticks }) -Store $store }).FullyQualifiedErrorId | Should -BeLike 'TimestampInvalid,*'
        }

        It 'stops at the first bad record with -ErrorAction Stop, and keeps those before it' {
            { 1, 2, 'x', 3 | Add-Metric m -Store $store -ErrorAction Stop } | Should -Throw '*not a number*'
            Read-Value $store m | Should -Be 1, 2
        }
    }

    Context 'with hostile text in tags' {
        It 'keeps <What> through the series' -ForEach @(
            @{ What = 'an emoji'; Text = '🚀👩‍💻' }, @{ What = 'CJK'; Text = '東京 サーバー' }, @{ What = 'quotes'; Text = 'a"b''c`d' }
            @{ What = 'a newline'; Text = "one`r`ntwo`tthree" }, @{ What = 'separators'; Text = 'a=b,c=d\e' }, @{ What = 'spaces at the ends'; Text = ' x ' }
        ) {
            Add-Metric m 1 -Tag @{ label = $Text } -Store $store
            (Get-MetricSeries m -Store $store).Tag.label | Should -BeExactly $Text
            (Get-MetricSeries m -Tag (Get-MetricSeries m -Store $store).Tag -Store $store).Count | Should -Be 1
        }

        It 'refuses half of a surrogate pair' {
            (Get-AddError { Add-Metric m 1 -Tag @{ label = "x$([char]0xD83D)" } -Store $store }).FullyQualifiedErrorId | Should -BeLike 'TagNotUnicode,*'
        }
    }

    Context 'from a pipeline' {
        It 'takes piped numbers of all types as values' {
            1, 2.5, 3L, 4d, [byte]5, [single]6.5, [bigint]7, '8' | Add-Metric m -Store $store
            Read-Value $store m | Should -Be 1, 2.5, 3, 4, 5, 6.5, 7, 8
        }

        It 'turns a TimeSpan into the unit <Unit>' -ForEach @(
            @{ Unit = 'ms'; Value = 90000 }, @{ Unit = 's'; Value = 90 }, @{ Unit = 'min'; Value = 1.5 }, @{ Unit = 'us'; Value = 9e7 }, @{ Unit = 'ns'; Value = 9e10 }
        ) {
            [timespan]'00:01:30' | Add-Metric m -Unit $Unit -Store $store
            Read-Value $store m | Should -Be $Value
        }

        It 'turns a TimeSpan into the unit that the metric has, or into seconds' {
            Add-Metric known 1 -Unit ms -Store $store
            Add-Metric known ([timespan]'00:00:02') -Store $store
            Add-Metric fresh ([timespan]'00:00:02') -Store $store
            Read-Value $store known | Should -Be 1, 2000
            (Get-MetricSeries fresh -Store $store).Unit | Should -Be 's'
            Read-Value $store fresh | Should -Be 2
        }

        It 'refuses a TimeSpan for a unit that is no time' {
            (Get-AddError { Add-Metric m ([timespan]'00:01') -Unit By -Store $store }).FullyQualifiedErrorId | Should -BeLike 'UnitNotTime,*'
        }

        It 'evaluates script blocks for value, tag and timestamp with the object in $_ and $PSItem' {
            $time = [DateTimeOffset]::UtcNow.AddMinutes(-5)
            $rows = [pscustomobject]@{ Size = 7; Node = 'a'; When = $time }, [pscustomobject]@{ Size = 8; Node = 'b'; When = $time.AddSeconds(1) }
            $factor = 10
            $rows | Add-Metric m -Value { $_.Size * $factor } -Tag { @{ node = $PSItem.Node } } -Timestamp { $_.When } -Store $store
            $samples = Get-MetricSeries m -Store $store
            $samples.Value | Should -Be 70, 80
            $samples.Tag.node | Should -Be a, b
            $samples[0].Timestamp.ToUnixTimeMilliseconds() | Should -Be $time.ToUnixTimeMilliseconds()
        }

        It 'gives an error for a script block that <What>' -ForEach @(
            @{ What = 'throws'; Block = { throw 'no way' }; Id = 'BlockFailed' }
            @{ What = 'gives two values'; Block = { 1; 2 }; Id = 'BlockResults' }
            @{ What = 'gives nothing'; Block = { }; Id = 'ValueMissing' }
        ) {
            (Get-AddError { 1 | Add-Metric m -Value $Block -Store $store }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
        }

        It 'reads all fields of an object, and lets parameters win' {
            $time = [DateTimeOffset]::UtcNow.AddHours(-1)
            $row = [pscustomobject]@{ Name = 'inner'; Value = '4.5'; Timestamp = $time; Type = 'Histogram'; Unit = 'ms'; Tag = 'host=web1' }
            $row | Add-Metric -Store $store
            $row | Add-Metric -Name outer -Value 9 -Type Counter -Unit By -Tag @{ host = 'web2' } -Timestamp $time.AddMinutes(1) -Store $store
            $inner, $outer = Get-MetricSeries inner, outer -Store $store
            "$($inner.Value) $($inner.Kind) $($inner.Unit) $($inner.Tag)" | Should -Be '4.5 Histogram ms host=web1'
            $inner.Timestamp.ToUnixTimeMilliseconds() | Should -Be $time.ToUnixTimeMilliseconds()
            "$($outer.Value) $($outer.Kind) $($outer.Unit) $($outer.Tag)" | Should -Be '9 Counter By host=web2'
        }

        It 'takes tags from columns with -TagProperty, beside -Tag' {
            'Name,Value,host,region', 'disk,81.5,web1,eu', 'disk,64.2,web2,us' | ConvertFrom-Csv |
                Add-Metric -TagProperty host, region -Tag @{ run = '1' } -Store $store
            (Get-MetricSeries disk -Store $store | ForEach-Object { "$($_.Tag) $($_.Value)" }) | Should -Be 'host=web1,region=eu,run=1 81.5', 'host=web2,region=us,run=1 64.2'
        }

        It 'refuses a record without the column of -TagProperty, or with an empty one' {
            $captured = Invoke-Captured { 'Name,Value,host', 'm,1,web1', 'm,2,' | ConvertFrom-Csv | Add-Metric -TagProperty host -Store $store }
            $captured.Error.FullyQualifiedErrorId | Should -BeLike 'TagValueEmpty,*'
            (Get-AddError { [pscustomobject]@{ Name = 'm'; Value = 3 } | Add-Metric -TagProperty host -Store $store }).FullyQualifiedErrorId | Should -BeLike 'TagColumnMissing,*'
            Read-Value $store m | Should -Be 1
        }

        It 'reads the rows of a CSV file, and refuses what a culture garbled' {
            $file = New-StorePath 'rows.csv'
            Set-Content $file 'Name,Value,Timestamp,Tag', 'm,1.5,2026-01-31T08:00:00Z,"a=1,b=2"', 'm,"2,5",2026-01-31T08:00:01Z,', 'm,3,31.01.2026 08:00:00,', 'm,,2026-01-31T08:00:02Z,', 'm,4,,'
            $captured = Invoke-Captured { Import-Csv $file | Add-Metric -Store $store }
            ($captured.Error.FullyQualifiedErrorId -replace ',.*') | Should -Be 'ValueNotNumber', 'TimestampInvalid', 'ValueMissing', 'TimestampInvalid'
            $sample = Get-MetricSeries m -Store $store
            $sample.Value | Should -Be 1.5
            "$($sample.Tag)" | Should -Be 'a=1,b=2'
            $sample.Timestamp | Should -Be ([DateTimeOffset]'2026-01-31T08:00:00Z')
        }

        It 'reads the rows of JSON' {
            # Windows PowerShell writes what an array holds as one object: in brackets it is written one by one.
            ('[{"Name":"m","Value":1.5,"Timestamp":"2026-01-31T08:00:00.250Z","Tag":{"host":"web1","slot":7}},{"Name":"m","Value":2,"Kind":"Gauge","Unit":"ms"}]' |
                ConvertFrom-Json) | Add-Metric -Store $store
            $first, $second = Get-MetricSeries m -Store $store | Sort-Object Value
            $first.Timestamp | Should -Be ([DateTimeOffset]'2026-01-31T08:00:00.250Z')
            "$($first.Tag)" | Should -Be 'host=web1,slot=7'
            $second.Unit | Should -Be 'ms'
        }

        It 'takes a DateTime without a zone as local time' {
            $local = [datetime]::SpecifyKind([datetime]::Now.AddHours(-1), 'Unspecified')
            Add-Metric m 1 -Timestamp $local -Store $store
            (Get-MetricSeries m -Store $store).Timestamp.LocalDateTime.ToString('s') | Should -Be $local.ToString('s')
        }

        It 'takes samples back: as objects, from Clixml and from JSON' {
            New-History m (1..3) -Tag @{ host = 'web1' } -Kind Histogram | Add-Metric -Unit ms -Store $store
            $samples = Get-MetricSeries m -Store $store
            $expected = $samples | ForEach-Object { "$($_.Timestamp.UtcTicks) $($_.Name) $($_.Tag) $($_.Value) $($_.Unit) $($_.Kind)" }
            $file = New-StorePath 'samples.xml'
            $samples | Export-Clixml $file
            $ways = @{ Objects = $samples; Clixml = Import-Clixml $file; Json = $samples | ConvertTo-Json -Depth 3 | ConvertFrom-Json }
            foreach ($way in $ways.Keys) {
                $copy = New-StorePath
                $ways[$way] | Add-Metric -Store $copy
                Get-MetricSeries m -Store $copy | ForEach-Object { "$($_.Timestamp.UtcTicks) $($_.Name) $($_.Tag) $($_.Value) $($_.Unit) $($_.Kind)" } |
                    Should -Be $expected -Because "samples by way of $way must be the same"
            }
        }

        It 'takes samples back that a job sent, to the millisecond; and a job can add' {
            $module = Get-ModulePath
            $sent = Start-Job {
                Import-Module $using:module
                1..3 | Add-Metric m -Tag @{ host = 'web1' } -Unit ms -Store $using:store
                Get-MetricSeries m -Store $using:store
            } | Receive-Job -Wait -AutoRemoveJob
            $copy = New-StorePath
            $sent | Add-Metric -Store $copy
            $print = { "$($_.Timestamp.UtcTicks) $($_.Tag) $($_.Value) $($_.Unit)" }
            Get-MetricSeries m -Store $copy | ForEach-Object $print | Should -Be (Get-MetricSeries m -Store $store | ForEach-Object $print)
        }
    }

    Context 'with -Cumulative' {
        It 'stores the increments of a running total, and begins again after a reset' {
            100, 130, 130, 20, 25 | Add-Metric total -Cumulative -Store $store
            Read-Value $store total | Should -Be 0, 30, 0, 20, 5
            (Get-MetricDefinition total -Store $store).Kind | Should -Be 'Counter'
        }

        It 'goes on from the last reading in another pipeline, for each series by itself' {
            10 | Add-Metric total -Cumulative -Tag @{ host = 'a' } -Store $store
            500 | Add-Metric total -Cumulative -Tag @{ host = 'b' } -Store $store
            12 | Add-Metric total -Cumulative -Tag @{ host = 'a' } -Store $store
            Get-MetricSeries total -Tag host=a -Store $store | ForEach-Object Value | Should -Be 0, 2
        }

        It 'needs a Counter' {
            Add-Metric level 1 -Store $store
            (Get-AddError { Add-Metric level 2 -Cumulative -Store $store }).FullyQualifiedErrorId | Should -BeLike 'KindConflict,*'
            (Get-AddError { Add-Metric other 2 -Cumulative -Type Gauge -Store $store }).FullyQualifiedErrorId | Should -BeLike 'CumulativeNotCounter,*'
        }
    }

    Context 'with a Set' {
        It 'counts the distinct members, and stores no member as it is' {
            'alice', 'bob', 'alice', 'carol' | Add-Metric visitors -Type Set -Store $store
            (Get-MetricSnapshot visitors -Store $store).Value | Should -Be 3
            (Get-MetricSeries visitors -Interval 1h -Store $store | Measure-Object Distinct -Sum).Sum | Should -BeGreaterOrEqual 3
            [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes($store)) | Should -Not -Match 'alice'
        }

        It 'takes a number as a member by its invariant text' {
            Add-Metric ids -Type Set -Value 1.5 -Store $store
            Add-Metric ids -Value '1.5' -Store $store
            (Get-MetricSnapshot ids -Store $store).Value | Should -Be 1
        }

        It 'refuses an empty member' {
            (Get-AddError { Add-Metric visitors -Type Set -Value '' -Store $store }).FullyQualifiedErrorId | Should -BeLike 'ValueMissing,*'
        }
    }

    Context 'in a slow pipeline' {
        It 'stores what came before the pipeline ends' {
            $deadline = [datetime]::UtcNow.AddSeconds(60)
            $seen = @{ Count = 0; Sent = 0 }
            $passed = & {
                while (-not $seen.Count -and [datetime]::UtcNow -lt $deadline) {
                    (++$seen.Sent)
                    Start-Sleep -Milliseconds 20
                    $seen.Count = (Get-MetricStore -Store $store).SampleCount
                }
                (++$seen.Sent)
            } | Add-Metric slow -PassThru -Store $store
            $seen.Count | Should -BeGreaterThan 0 -Because 'a reader must see samples while the pipeline runs'
            $passed.Value | Should -Be (1..$seen.Sent)
            Read-Value $store slow | Should -Be (1..$seen.Sent)
        }
    }

    Context 'with -PassThru' {
        It 'writes the samples that were stored' {
            $stored = 1, 'x', 2 | Add-Metric m -Tag @{ host = 'web1' } -Unit ms -PassThru -Store $store -ErrorAction SilentlyContinue
            $stored | ForEach-Object { $_.psobject.TypeNames[0] } | Should -Be 'MetricsTools.MetricSample', 'MetricsTools.MetricSample'
            $stored.Value | Should -Be 1, 2
            $stored.Timestamp | Should -Be (Get-MetricSeries m -Store $store).Timestamp
        }

        It 'writes nothing without it' {
            1, 2 | Add-Metric m -Store $store | Should -BeNullOrEmpty
        }

        It 'shows the increments that were stored, not the readings' {
            (100, 130, 20 | Add-Metric total -Cumulative -PassThru -Store $store).Value | Should -Be 0, 30, 20
        }
    }

    Context 'with -WhatIf' {
        It 'asks once for a whole pipeline, writes nothing and makes no store' {
            $run = Invoke-WithModule "1..50 | Add-Metric m -WhatIf -PassThru -Store '$store'"
            @($run.Output -split "`n" -match 'Record metrics').Count | Should -Be 1
            $run.Error | Should -BeNullOrEmpty
            $store | Should -Not -Exist
        }
    }

    Context 'with personal data' {
        It 'stores <What> as a keyed hash' -ForEach @(
            @{ What = 'an e-mail address'; Key = 'contact'; Text = 'ann@example.org' }
            @{ What = 'an IPv4 address'; Key = 'peer'; Text = '203.0.113.7' }
            @{ What = 'an IPv6 address'; Key = 'peer'; Text = '2001:db8::1' }
            @{ What = 'a home path'; Key = 'folder'; Text = '/home/ann/project' }
            @{ What = 'a drive path'; Key = 'folder'; Text = 'C:\Users\ann' }
            @{ What = 'the value of a key named user'; Key = 'user'; Text = 'ann' }
        ) {
            Add-Metric m 1 -Tag @{ $Key = $Text } -Store $store -WarningAction SilentlyContinue
            (Get-MetricSeries m -Store $store).Tag.$Key | Should -Match '^hmac:[0-9a-f]{16}$'
            @(Get-MetricSeries m -Tag @{ $Key = $Text } -Store $store).Count | Should -Be 1 -Because 'a filter takes the plain value'
            @(Get-MetricSnapshot m -Tag "$Key='nobody'" -Store $store).Count | Should -Be 0
        }

        It 'leaves routes, pages, mount points and versions alone' {
            $tags = @{ 'http.route' = '/home/x'; page = '/home/start'; mountpoint = 'C:\'; 'app.version' = '1.2.3.4' }
            Add-Metric m 1 -Tag $tags -Store $store
            $tag = (Get-MetricSeries m -Store $store).Tag
            foreach ($key in $tags.Keys) { $tag.$key | Should -Be $tags[$key] }
        }

        It 'warns once a key, and says no value' {
            $captured = Invoke-Captured { 'ann', 'bob', 'eve' | ForEach-Object { [pscustomobject]@{ Value = 1; Tag = @{ user = $_; mail = "$_@example.org" } } } | Add-Metric m -Store $store }
            $captured.Warning.Count | Should -Be 2
            $captured.Warning -join ' ' | Should -Not -Match 'ann|bob|eve'
            @(Get-MetricSnapshot m -Store $store).Count | Should -Be 3 -Because 'people can still be told apart'
        }

        It 'rejects such values in the mode Reject, and keeps them in the mode Allow' {
            try {
                $env:METRICSTOOLS_PRIVACY = 'Reject'
                (Get-AddError { Add-Metric m 1 -Tag @{ user = 'ann' } -Store $store }).FullyQualifiedErrorId | Should -BeLike 'TagRejected,*'
                $env:METRICSTOOLS_PRIVACY = 'Allow'
                Add-Metric m 1 -Tag @{ user = 'ann' } -Store $store
                (Get-MetricSeries m -Store $store).Tag.user | Should -Be 'ann'
            }
            finally { Remove-Item Env:METRICSTOOLS_PRIVACY }
        }
    }

    It 'makes no store for a text that is no number' {
        $path = New-StorePath
        $captured = Invoke-Captured { Add-Metric load -Value abc -Store $path }
        $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'ValueNotNumber,*'
        Test-Path $path | Should -BeFalse
    }
}
