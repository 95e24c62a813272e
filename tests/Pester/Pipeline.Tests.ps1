BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Pipelines through several commands' {
    BeforeEach { $store = New-StorePath }

    It 'record processes, show them and judge them' {
        Get-Process -Id $PID | Add-Metric process.memory -Value { $_.WorkingSet64 } -Unit By -Tag { @{ process = $_.ProcessName } } -Store $store
        $snapshot = Get-MetricSnapshot process.memory -Store $store
        $snapshot.Tag.process | Should -Be (Get-Process -Id $PID).ProcessName
        $snapshot.Value | Should -BeGreaterThan 1MB
        ($snapshot | Test-MetricDeviation -Store $store).Verdict | Should -Be 'Inconclusive'
    }

    It 'record what Measure-Command measured' {
        Measure-Command { 1 } | Add-Metric step.duration -Unit ms -Store $store
        (Get-MetricSeries step.duration -Store $store).Value | Should -BeGreaterThan 0
    }

    It 'go from series to a spreadsheet and back through Export-Metric' {
        New-History m 1.5, 2.5 -Tag @{ host = 'web1' } | Add-Metric -Store $store
        $file = New-StorePath 'some.csv'
        Get-MetricSeries m -Store $store | Where-Object Value -gt 2 | Export-Metric $file
        Import-Csv $file | Add-Metric -Store ($copy = New-StorePath)
        $sample = Get-MetricSeries m -Store $copy
        "$($sample.Value) $($sample.Tag)" | Should -Be "$(2.5) host=web1"
    }

    It 'copy metrics from store to store' {
        New-History m (1..5) -Kind Counter | Add-Metric -Store $store
        $copy = New-StorePath
        Get-MetricSeries '*' -Store $store | Add-Metric -Store $copy
        (Get-MetricSnapshot m -Store $copy).Value | Should -Be 15
    }

    It 'go on with the series that a result is of, and with all of a group' {
        Add-Metric m 1 -Store $store
        Add-Metric m 2 -Tag @{ host = 'a' } -Store $store
        Add-Metric m 3 -Tag @{ host = 'a'; region = 'eu' } -Store $store
        foreach ($command in 'Get-MetricBaseline', 'Get-MetricSeries') {
            $results = Get-MetricSnapshot m -Store $store | & $command -Store $store
            "$($results.Tag)" | Should -Be ' host=a host=a,region=eu'
        }
        $group = Get-MetricSeries m -Tag region=eu -GroupBy host -Interval 1h -Store $store
        "$($group.Tag)" | Should -Be 'host=a'
        @(Get-MetricSeries m -GroupBy region -Interval 1h -Store $store | Where-Object { $_.Tag.region } | Get-MetricSeries -Store $store).Value | Should -Be 3
    }

    It 'refuse tags that an object could not tell apart, and group by a key in any case' {
        (Invoke-Captured { Add-Metric m 1 -Tag 'Host=a,host=b' -Store $store }).Error.Count | Should -Be 1
        Add-Metric m 1 -Tag 'Host=a' -Store $store
        Add-Metric m 2 -Tag 'host=a' -Store $store
        (Get-MetricSeries m -GroupBy HOST -Interval 1d -Aggregate Sum -Store $store).Value | Should -Be 3
    }

    It 'write to the store that they read from' {
        1..3 | Add-Metric m -Store $store
        Get-MetricSeries m -Store $store | Add-Metric double -Value { $_.Value * 2 } -Store $store
        (Get-MetricSeries double -Store $store).Value | Should -Be 2, 4, 6
    }

    It 'work inside a pipeline of the same commands when the store is connected' {
        Connect-MetricStore $store
        try {
            1..3 | Add-Metric m
            Get-MetricSeries m | ForEach-Object { Add-Metric seen $_.Value; Get-MetricSnapshot seen } | Select-Object -Last 1 | ForEach-Object Count | Should -Be 3
        }
        finally { Disconnect-MetricStore }
    }

    It 'group, sort and select by tags' {
        New-History m 1, 2 -Tag @{ host = 'b'; region = 'eu' } | Add-Metric -Store $store
        New-History m 3 -Tag @{ host = 'a'; region = 'eu' } | Add-Metric -Store $store
        $samples = Get-MetricSeries m -Store $store
        ($samples | Group-Object Tag).Name | Sort-Object | Should -Be 'host=a,region=eu', 'host=b,region=eu'
        ($samples | Sort-Object Tag, Value).Value | Should -Be 3, 1, 2
        ($samples | Sort-Object { $_.Tag.host } -Unique).Count | Should -Be 2
        ($samples | Where-Object Tag -eq 'host=a,region=eu').Value | Should -Be 3
        ($samples | Select-Object -ExpandProperty Tag -First 1).region | Should -Be 'eu'
    }

    It 'compare timestamps with Get-Date' {
        Add-Metric m 1 -Store $store
        $sample = Get-MetricSeries m -Store $store
        $sample.Timestamp -lt (Get-Date).AddMinutes(1) | Should -BeTrue
        $sample.Timestamp -gt (Get-Date).AddMinutes(-5) | Should -BeTrue
    }

    It 'record for a function that other code calls, in its own scope' {
        function Add-Doubled { process { $_ | Add-Metric m -Value { $_ * 2 } -Store $store } }
        1, 2 | Add-Doubled
        (Get-MetricSeries m -Store $store).Value | Should -Be 2, 4
    }

    It 'keep the members of a set when its samples are copied, also through Clixml' {
        'ann', 'bob', 'ann' | Add-Metric visitors -Type Set -Store $store
        $copy = New-StorePath
        $file = New-StorePath 'samples.xml'
        Get-MetricSeries visitors -Store $store | Export-Clixml $file
        Get-MetricSeries visitors -Store $store | Add-Metric -Store $copy
        Import-Clixml $file | Add-Metric -Store $copy
        (Get-MetricSnapshot visitors -Store $copy).Value | Should -Be 2
        (Get-MetricSnapshot visitors -Store $copy).Count | Should -Be 6
        (Get-MetricSeries visitors -Store $copy).Value | Sort-Object -Unique | Should -Be ((Get-MetricSeries visitors -Store $store).Value | Sort-Object -Unique)
    }

    It 'take the entries of a hashtable for fields' {
        @{ Name = 'm'; Value = 2; Tag = @{ host = 'web1' } }, [ordered]@{ Name = 'm'; Value = 3; Tag = 'host=web2' } | Add-Metric -Store $store
        (Get-MetricSeries m -Store $store).Value | Should -Be 2, 3
        @{ Size = 7 } | Add-Metric n -Value { $_.Size } -TagProperty Size -Store $store
        "$((Get-MetricSeries n -Store $store).Tag)" | Should -Be 'Size=7'
    }
}
