BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'series.db'
    $script:hour = Get-HourStart 3

    # Two hosts, one sample every ten minutes of two hours: 0..11 and 100..111.
    $rows = foreach ($place in 0..11) {
        [pscustomobject]@{ Name = 'load'; Value = $place; Timestamp = $hour.AddMinutes(10 * $place); Tag = @{ host = 'web1'; region = 'eu' } }
        [pscustomobject]@{ Name = 'load'; Value = 100 + $place; Timestamp = $hour.AddMinutes(10 * $place); Tag = @{ host = 'web2'; region = 'us' } }
    }
    $rows | Add-Metric -Store $store
    foreach ($kind in 'Counter', 'Gauge', 'Histogram', 'Summary') {
        1..10 | Add-Metric "kind.$kind" -Type $kind -Timestamp $hour -Store $store
    }
    'a', 'b', 'a' | Add-Metric kind.Set -Type Set -Timestamp $hour -Store $store
    Add-Metric untagged 1 -Timestamp $hour -Store $store
    Register-MetricDefinition silent -Store $store
}

Describe 'Get-MetricSeries' {
    Context 'of samples' {
        It 'gives every sample of every series, by time' {
            $samples = Get-MetricSeries load -Store $store
            $samples.Count | Should -Be 24
            ($samples | Where-Object { $_.Tag.host -eq 'web1' }).Value | Should -Be (0..11)
            $samples[0].Timestamp | Should -Be $hour
            $samples[0].Timestamp.Offset | Should -Be ([timespan]::Zero)
        }

        It 'takes several names and wildcards' {
            @(Get-MetricSeries untagged, 'kind.G*' -Store $store).Count | Should -Be 11
            @(Get-MetricSeries '*tag*' -Store $store).Name | Should -Be 'untagged'
        }

        It 'takes names from the pipeline by property' {
            @([pscustomobject]@{ Name = 'untagged' } | Get-MetricSeries -Store $store).Count | Should -Be 1
            @(Get-MetricDefinition untagged -Store $store | Get-MetricSeries -Store $store).Count | Should -Be 1
        }

        It 'gives an error for a literal name that does not exist, and goes on with the others' {
            $captured = Invoke-Captured { Get-MetricSeries untagged, nothing, kind.Gauge -Store $store }
            $captured.Output.Count | Should -Be 11
            $captured.Error.Count | Should -Be 1
            $captured.Error[0].FullyQualifiedErrorId | Should -Be 'MetricNotFound,MetricsTools.PowerShell.Commands.GetMetricSeriesCommand'
            $captured.Error[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $captured.Error[0].TargetObject | Should -Be 'nothing'
            $captured.Error[0].Exception.Message | Should -BeLike "*'nothing'*$store*"
        }

        It 'streams: the first sample comes before the last is read' {
            (Get-MetricSeries load -Store $store | Select-Object -First 1).Value | Should -Be 0
        }
    }

    Context 'of a range' {
        It 'takes -Last as <What>' -ForEach @(
            @{ What = 'a bare 7d'; Script = { Get-MetricSeries load -Last 7d -Store $store } }
            @{ What = 'text'; Script = { Get-MetricSeries load -Last '168h' -Store $store } }
            @{ What = 'bare 300m'; Script = { Get-MetricSeries load -Last 300m -Store $store } }
            @{ What = 'a TimeSpan'; Script = { Get-MetricSeries load -Last ([timespan]'1.00:00') -Store $store } }
            @{ What = 'text of a TimeSpan'; Script = { Get-MetricSeries load -Last '1.00:00:00' -Store $store } }
        ) {
            @(& $Script).Count | Should -Be 24
        }

        It 'gives only what lies in -Last' {
            Add-Metric recent 1 -Timestamp ([DateTimeOffset]::UtcNow.AddMinutes(-30)) -Store $store
            Add-Metric recent 2 -Store $store
            (Get-MetricSeries recent -Last 10m -Store $store).Value | Should -Be 2
        }

        It 'refuses a bare number for -Last, naming the fix' {
            { Get-MetricSeries load -Last 7 -Store $store } | Should -Throw "*'7' is a duration without a unit. Write 7s, 7m, 7h or 7d*"
            $days = 7d
            { Get-MetricSeries load -Last $days -Store $store } | Should -Throw '*without a unit*'
            { Get-MetricSeries load -Interval 7 -Store $store } | Should -Throw '*without a unit*'
        }

        It 'refuses the duration <Text>' -ForEach @(@{ Text = '7y' }, @{ Text = 'soon' }, @{ Text = '' }, @{ Text = '1,5h' }, @{ Text = '-1h' }, @{ Text = '0s' }) {
            $captured = try { Invoke-Captured { Get-MetricSeries load -Last $Text -Store $store } } catch { [pscustomobject]@{ Output = @(); Error = @($_) } }
            $captured.Output.Count | Should -Be 0
            $captured.Error.Count | Should -Be 1
        }

        It 'takes -Start and -End, both included' {
            (Get-MetricSeries load -Tag host=web1 -Start $hour.AddMinutes(10) -End $hour.AddMinutes(30) -Store $store).Value | Should -Be 1, 2, 3
        }

        It 'takes a DateTime without a zone, and text without one, as local time' {
            $local = $hour.AddMinutes(100).LocalDateTime
            $naive = [datetime]::SpecifyKind($local, 'Unspecified')
            (Get-MetricSeries load -Tag host=web1 -Start $naive -Store $store).Value | Should -Be 10, 11
            (Get-MetricSeries load -Tag host=web1 -Start $local.ToString('yyyy-MM-ddTHH:mm:ss', [cultureinfo]::InvariantCulture) -Store $store).Value | Should -Be 10, 11
            (Get-MetricSeries load -Tag host=web1 -Start $hour.AddMinutes(100).UtcDateTime -Store $store).Value | Should -Be 10, 11
        }

        It 'says: <Message>' -ForEach @(
            @{ Message = 'Cannot query future dates'; Range = { @{ Start = [DateTimeOffset]::UtcNow.AddHours(1) } }; Id = 'RangeInFuture' }
            @{ Message = 'Start date must be before end date'; Range = { @{ Start = [DateTimeOffset]::UtcNow.AddHours(-1); End = [DateTimeOffset]::UtcNow.AddHours(-2) } }; Id = 'RangeReversed' }
            @{ Message = 'Maximum time range is 90 days'; Range = { @{ Start = [DateTimeOffset]::UtcNow.AddDays(-91); End = [DateTimeOffset]::UtcNow; Resolution = 'Hour' } }; Id = 'RangeTooLong' }
            @{ Message = 'Maximum time range is 90 days'; Range = { @{ Last = '91d'; Resolution = 'Hour' } }; Id = 'RangeTooLong' }
            @{ Message = 'Maximum time range is 7 days'; Range = { @{ Last = '8d'; Resolution = 'Raw' } }; Id = 'RangeTooLong' }
            @{ Message = 'Maximum time range is 730 days'; Range = { @{ Last = '731d'; Resolution = 'Day' } }; Id = 'RangeTooLong' }
        ) {
            $asked = & $Range
            $captured = Invoke-Captured { Get-MetricSeries untagged @asked -Store $store }
            $captured.Error.Count | Should -Be 1
            $captured.Error[0].Exception.Message | Should -BeExactly $Message
            $captured.Error[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        }

        It 'says from when on there is data, to the millisecond in ISO 8601' {
            $asked = @{ Start = [DateTimeOffset]::UtcNow.AddDays(-100); End = [DateTimeOffset]::UtcNow.AddDays(-80); Resolution = 'Hour' }
            $captured = Invoke-Captured { Get-MetricSeries untagged @asked -Store $store }
            $captured.Error[0].Exception.Message | Should -Match '^Data retention is 90 days; earliest queryable date is (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$'
            $captured.Error[0].Exception.Message -match 'is (\d{4}\S+)$' | Out-Null
            $earliest = [DateTimeOffset]::Parse($Matches[1], [cultureinfo]::InvariantCulture)
            [math]::Abs(($earliest - [DateTimeOffset]::UtcNow.AddDays(-90)).TotalMinutes) | Should -BeLessThan 1
        }

        It 'clamps an end in the future to now' {
            @(Get-MetricSeries untagged -Start $hour -End ([DateTimeOffset]::MaxValue) -Store $store).Count | Should -Be 1
        }

        It 'does not take -Last with -Start' {
            $captured = Invoke-Captured { Get-MetricSeries load -Last 1h -Start $hour -Store $store }
            $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'OptionsInConflict,*'
        }
    }

    Context 'of tags' {
        It 'filters by <What>' -ForEach @(
            @{ What = 'a value'; Filter = @{ host = 'web1' }; Count = 12 }
            @{ What = 'a wildcard'; Filter = @{ host = 'web*' }; Count = 24 }
            @{ What = 'several values'; Filter = @{ host = 'web1', 'web2' }; Count = 24 }
            @{ What = 'several keys'; Filter = @{ host = 'web*'; region = 'us' }; Count = 12 }
            @{ What = 'an absent key'; Filter = @{ rack = $null }; Count = 24 }
            @{ What = 'a key that must be absent but is not'; Filter = @{ host = $null }; Count = 0 }
            @{ What = 'text'; Filter = 'host=web1'; Count = 12 }
            @{ What = 'text with a wildcard and several keys'; Filter = 'host=web*,region=eu'; Count = 12 }
            @{ What = 'text with a key twice'; Filter = 'host=web1,host=web2'; Count = 24 }
            @{ What = 'quoted text'; Filter = 'host="web1"'; Count = 12 }
            @{ What = 'an ordered dictionary'; Filter = [ordered]@{ region = 'eu' }; Count = 12 }
        ) {
            @(Get-MetricSeries load -Tag $Filter -Store $store).Count | Should -Be $Count
        }

        It 'takes text without quotes, which PowerShell makes an array of' {
            @(Get-MetricSeries load -Tag host=web*,region=eu -Store $store).Count | Should -Be 12
        }

        It 'takes the tags of a result as they are' {
            Add-Metric odd 1 -Tag @{ path2 = 'a[1]*`b' } -Store $store
            Add-Metric odd 2 -Tag @{ path2 = 'a1xb' } -Store $store
            $first = Get-MetricSeries odd -Store $store | Where-Object Value -eq 1
            (Get-MetricSeries odd -Tag $first.Tag -Store $store).Value | Should -Be 1
            ($first | Get-MetricSeries -Store $store).Value | Should -Be 1
        }

        It 'refuses a filter that cannot be read' {
            { Get-MetricSeries load -Tag 5 -Store $store } | Should -Throw '*hashtable*host=web1*'
            { Get-MetricSeries load -Tag 'host="web1' -Store $store } | Should -Throw '*quote*'
        }
    }

    Context 'that find nothing' {
        It 'say why, and which store was asked, in the verbose stream: <What>' -ForEach @(
            @{ What = 'no such metric'; Query = @{ Name = 'nix*' }; Text = "No metric fits 'nix[*]' in *" }
            @{ What = 'no such tag'; Query = @{ Name = 'load'; Tag = 'rack=1' }; Text = "No series of 'load' has the tag 'rack' in *" }
            @{ What = 'no such value'; Query = @{ Name = 'load'; Tag = 'host=db1' }; Text = "No series of 'load' has these tags in *" }
            @{ What = 'nothing in the range'; Query = @{ Name = 'untagged'; Last = '1s' }; Text = 'untagged has no samples between * and * in *' }
            @{ What = 'a metric without samples'; Query = @{ Name = 'silent' }; Text = "'silent' has no samples in *" }
        ) {
            $captured = Invoke-Captured { Get-MetricSeries @Query -Store $store -Verbose }
            $captured.Output.Count | Should -Be 0
            $captured.Error.Count | Should -Be 0
            @($captured.Verbose | Where-Object { $_ -like "$Text" -and $_.Contains($store) }).Count | Should -Be 1
        }

        It 'say the same of buckets' {
            $captured = Invoke-Captured { Get-MetricSeries untagged -Last 1s -Interval 1h -Store $store -Verbose }
            @($captured.Verbose -like 'untagged has no samples between *').Count | Should -Be 1
        }
    }

    Context 'of buckets' {
        It 'gives one bucket an interval, with all statistics' {
            $buckets = Get-MetricSeries load -Tag host=web1 -Interval 1h -Store $store
            $buckets.Count | Should -Be 2
            $first = $buckets[0]
            $first.Timestamp | Should -Be $hour
            $first.Interval | Should -Be ([timespan]'01:00')
            $first.Count | Should -Be 6
            $first.Sum | Should -Be 15
            $first.Average | Should -Be 2.5
            $first.Minimum | Should -Be 0
            $first.Maximum | Should -Be 5
            $first.First | Should -Be 0
            $first.Last | Should -Be 5
            $first.StandardDeviation | Should -Be ([math]::Sqrt(3.5))
            $first.P50 | Should -Be 2.5
            $first.P90 | Should -Be 4.5
            $first.P95 | Should -Be 4.75
            $first.P99 | Should -Be 4.95
            $first.Distinct | Should -Be 6
            $first.IsExact | Should -BeTrue
            $first.Resolution | Should -Be 'Raw'
        }

        It 'shows <Aggregate> by default for a <Kind>' -ForEach @(
            @{ Kind = 'Counter'; Aggregate = 'Rate'; Value = 55 / 3600 }
            @{ Kind = 'Gauge'; Aggregate = 'Average'; Value = 5.5 }
            @{ Kind = 'Histogram'; Aggregate = 'P95'; Value = 9.55 }
            @{ Kind = 'Summary'; Aggregate = 'P95'; Value = 9.55 }
            @{ Kind = 'Set'; Aggregate = 'Distinct'; Value = 2 }
        ) {
            $bucket = Get-MetricSeries "kind.$Kind" -Interval 1h -Store $store
            $bucket.Aggregate | Should -Be $Aggregate
            [math]::Round($bucket.Value, 12) | Should -Be ([math]::Round($Value, 12))
        }

        It 'shows <Aggregate> when it is asked for' -ForEach @(
            @{ Aggregate = 'Count'; Value = 10 }, @{ Aggregate = 'Sum'; Value = 55 }, @{ Aggregate = 'Minimum'; Value = 1 }, @{ Aggregate = 'Maximum'; Value = 10 }
            @{ Aggregate = 'First'; Value = 1 }, @{ Aggregate = 'Last'; Value = 10 }, @{ Aggregate = 'P50'; Value = 5.5 }, @{ Aggregate = 'Distinct'; Value = 10 }
            @{ Aggregate = 'Rate'; Value = 10 / 3600 }
        ) {
            (Get-MetricSeries kind.Gauge -Interval 1h -Aggregate $Aggregate -Store $store).Value | Should -Be $Value
        }

        It 'takes an interval as a bare 1d, as text and as a TimeSpan, and refuses none' {
            (Get-MetricSeries load -Interval 1d -Tag host=web1 -Store $store | Measure-Object Count -Sum).Sum | Should -Be 12
            @(Get-MetricSeries load -Interval '30m' -Tag host=web1 -Store $store).Count | Should -Be 4
            @(Get-MetricSeries load -Interval ([timespan]'00:20') -Tag host=web1 -Store $store).Count | Should -Be 6
            (Invoke-Captured { Get-MetricSeries load -Interval 0s -Store $store }).Error[0].FullyQualifiedErrorId | Should -BeLike 'DurationNotPositive,*'
        }

        It 'chooses an interval for at most -MaxPoint buckets with Auto' {
            foreach ($most in 1, 3, 5, 1000) {
                $buckets = @(Get-MetricSeries load -Tag host=web1 -Interval Auto -MaxPoint $most -Store $store)
                $buckets.Count | Should -BeLessOrEqual $most
                ($buckets | Measure-Object Count -Sum).Sum | Should -Be 12
            }
        }

        It 'takes series together by -GroupBy, or all of a metric' {
            $byRegion = Get-MetricSeries load -Interval 1d -GroupBy region -Aggregate Sum -Store $store | Group-Object { "$($_.Tag)" } -AsHashTable
            ($byRegion['region=eu'].Value | Measure-Object -Sum).Sum | Should -Be 66
            ($byRegion['region=us'].Value | Measure-Object -Sum).Sum | Should -Be 1266
            $all = Get-MetricSeries load -Interval 1d -GroupBy @() -Store $store
            ($all | Measure-Object Count -Sum).Sum | Should -Be 24
            $all[0].Tag.ToString() | Should -Be ''
        }

        It 'gives nothing for an empty interval by default' {
            New-History sparse 1, 2 -Step '01:00' -Before '01:00' | Add-Metric -Store $store
            $buckets = Get-MetricSeries sparse -Interval 10m -Store $store
            $buckets.Count | Should -Be 2
        }

        It 'fills an empty interval with <Fill>' -ForEach @(
            @{ Fill = 'Null'; Value = $null }, @{ Fill = 'Zero'; Value = 0 }, @{ Fill = 'Previous'; Value = 5 }
        ) {
            $path = New-StorePath
            Add-Metric gap 5 -Timestamp $hour -Store $path
            Add-Metric gap 7 -Timestamp $hour.AddMinutes(20) -Store $path
            $buckets = Get-MetricSeries gap -Interval 10m -Fill $Fill -Store $path
            $buckets.Count | Should -Be 3
            $buckets[1].Timestamp | Should -Be $hour.AddMinutes(10)
            $buckets[1].Value | Should -Be $Value
            $buckets[1].Count | Should -Be 0
            $buckets[2].Value | Should -Be 7
        }

        It 'gives hours with -Resolution Hour and days with -Resolution Day' {
            (Get-MetricSeries untagged -Resolution Hour -Store $store).Interval | Should -Be ([timespan]'01:00')
            (Get-MetricSeries untagged -Resolution Day -Store $store).Interval | Should -Be ([timespan]'1.00:00')
        }

        It 'agrees with the samples: the counts of the buckets are their number' {
            foreach ($interval in '1m', '7m', '1h', '1w') {
                (Get-MetricSeries load -Interval $interval -Store $store | Measure-Object Count -Sum).Sum | Should -Be 24
            }
        }
    }
}
