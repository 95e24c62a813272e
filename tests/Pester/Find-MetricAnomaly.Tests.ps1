BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'anomalies.db'
    $script:values = @(Get-SteadyValue 300)
    $values[250] = 900
    New-History load $values -Tag @{ host = 'a' } | Add-Metric -Store $store
    New-History load (Get-SteadyValue 300) -Tag @{ host = 'b' } | Add-Metric -Store $store
}

Describe 'Find-MetricAnomaly' {
    Context 'of stored series' {
        It 'finds what is unlike anything before' {
            $found = Find-MetricAnomaly load -Store $store
            $found.Value | Should -Be 900
            $found.Timestamp | Should -Be (Get-MetricSeries load -Tag host=a -Store $store)[250].Timestamp
            $found.Score | Should -BeGreaterThan 3
            $found.Severity | Should -Be 'Critical'
            $found.Name | Should -Be 'load'
            $found.Tag.host | Should -Be 'a'
        }

        It 'writes every sample with -PassThru' {
            $all = Find-MetricAnomaly load -PassThru -Store $store
            $all.Count | Should -Be 600
            @($all | Where-Object Severity -ne 'None').Value | Should -Be 900
        }

        It 'takes wildcards, tags and ranges' {
            (Find-MetricAnomaly 'l*' -Store $store).Value | Should -Be 900
            Find-MetricAnomaly load -Tag host=b -Store $store | Should -BeNullOrEmpty
            Find-MetricAnomaly load -Last 20m -Store $store | Should -BeNullOrEmpty
        }

        It 'gives an error for a literal name that does not exist, and goes on' {
            $captured = Invoke-Captured { Find-MetricAnomaly nothing, load -Store $store }
            $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'MetricNotFound,*'
            $captured.Output.Value | Should -Be 900
        }
    }

    Context 'of a pipeline' {
        It 'takes numbers, and keeps them in a column with -PassThru' {
            ($values | Find-MetricAnomaly).Value | Should -Be 900
            $all = $values | Find-MetricAnomaly -PassThru
            $all.Count | Should -Be 300
            $all[250].Value | Should -Be 900
            $all[0].psobject.Properties.Name | Should -Be 'Value', 'Score', 'Severity'
        }

        It 'knows the times and tags of what a file or a remote session made of samples' {
            $path = New-StorePath 'samples.xml'
            Get-MetricSeries load -Store $store | Export-Clixml $path
            $found = Import-Clixml $path | Find-MetricAnomaly
            $found.Value | Should -Be 900
            $found.Tag.host | Should -Be 'a'
            $found.Timestamp | Should -Be (Get-MetricSeries load -Tag host=a -Store $store)[250].Timestamp
        }

        It 'returns a copy of every row in order, its own columns unchanged' {
            $path = New-StorePath 'f.csv'
            0..299 | ForEach-Object { [pscustomobject]@{ timestamp = '2026-01-01 {0:00}:{1:00}:00' -f [math]::Floor($_ / 60), ($_ % 60); value = "$($values[$_]).00"; note = "n$_" } } | Export-Csv $path -NoTypeInformation
            $rows = Import-Csv $path
            $scored = $rows | Find-MetricAnomaly -PassThru
            $scored.Count | Should -Be 300
            $scored[7].psobject.Properties.Name | Should -Be 'timestamp', 'value', 'note', 'Score', 'Severity'
            ($scored | Select-Object timestamp, value, note | ConvertTo-Csv) | Should -Be ($rows | ConvertTo-Csv)
            $scored[250].Severity | Should -Be 'Critical'
            $scored[249].Severity | Should -Be 'None'
            $scored[249].Score | Should -Be 0
            $rows[250].psobject.Properties.Name | Should -Be 'timestamp', 'value', 'note' -Because 'the input is not changed'
        }

        It 'gives the same scores with and without -PassThru' {
            ($values | Find-MetricAnomaly).Score | Should -Be ($values | Find-MetricAnomaly -PassThru)[250].Score
        }

        It 'judges online: what comes later changes nothing' {
            $some = $values[0..259] | Find-MetricAnomaly -PassThru
            (($values | Find-MetricAnomaly -PassThru)[0..259].Score) | Should -Be $some.Score
            $first = $values | Find-MetricAnomaly -PassThru | Select-Object -First 1
            $first.Score | Should -Be 0
        }

        It 'keeps series apart' {
            $rows = foreach ($value in $values) { foreach ($name in 'x', 'y') { [pscustomobject]@{ Name = $name; Value = if ($name -eq 'x') { $value } else { 900 } } } }
            ($rows | Find-MetricAnomaly).Name | Should -Be 'x'
        }

        It 'takes samples, buckets and definitions' {
            (Get-MetricSeries load -Store $store | Find-MetricAnomaly).Tag.host | Should -Be 'a'
            (Get-MetricSeries load -Interval 1m -Aggregate Maximum -Store $store | Find-MetricAnomaly -MinimumSeverity Critical).Value | Should -Be 900
            (Get-MetricDefinition load -Store $store | Find-MetricAnomaly -Store $store).Value | Should -Be 900
        }

        It 'reports what is no value, keeps its row, and goes on' {
            $captured = Invoke-Captured { $values[0..199] + '3,5' + [double]::NaN + $null + $values[200..299] | Find-MetricAnomaly -PassThru }
            $captured.Error.Count | Should -Be 3
            $captured.Output.Count | Should -Be 302
            $captured.Output[200].Score | Should -BeNullOrEmpty
            $captured.Output[252].Severity | Should -Be 'Critical'
        }

        It 'does not overwrite columns of the input' {
            $row = [pscustomobject]@{ Value = 1; Score = 'mine' } | Find-MetricAnomaly -PassThru
            $row.Score | Should -Be 'mine'
            $row.AnomalyScore | Should -Be 0
        }

        It 'finds nothing in <What>' -ForEach @(
            @{ What = 'one value'; Value = @(1) }, @{ What = 'equal values'; Value = @(5) * 300 }, @{ What = 'zeros'; Value = @(0) * 300 }
        ) {
            $Value | Find-MetricAnomaly | Should -BeNullOrEmpty
        }

        It 'needs something to look at, once' {
            { Find-MetricAnomaly } | Should -Throw '*name*'
            { 1 | Find-MetricAnomaly x } | Should -Throw '*-Name*'
        }
    }
}

Describe 'Find-MetricAnomaly -StateName' {
    BeforeAll {
        $script:values = @(1..400 | ForEach-Object { 100 + ($_ * 7) % 11 })
        $values[150] = 900
        $values[390] = 2000
        $script:expected = New-History x $values -Step '00:10' | Find-MetricAnomaly -PassThru | ForEach-Object Score
    }

    It 'judges only what is new, with the scores of one pass' {
        $store = New-StorePath
        $history = @(New-History cpu $values -Step '00:10')
        $scores = foreach ($part in (0..119), (120..120), (121..300), (301..399)) {
            $history[$part] | Add-Metric -Store $store
            (Find-MetricAnomaly cpu -StateName night -PassThru -Store $store).Score
        }
        $scores | Should -Be $expected
        Find-MetricAnomaly cpu -StateName night -PassThru -Store $store | Should -BeNullOrEmpty
        @(Find-MetricAnomaly cpu -StateName other -PassThru -Store $store).Count | Should -Be 400
    }

    It 'does the same for what is piped, and has no score for what it has judged' {
        $store = New-StorePath
        Add-Metric any 1 -Store $store
        $history = @(New-History cpu $values -Step '00:10')
        $first = $history[0..199] | Find-MetricAnomaly -StateName piped -PassThru -Store $store
        $second = $history[100..399] | Find-MetricAnomaly -StateName piped -PassThru -Store $store
        $second.Count | Should -Be 300
        @($second[0..99].Score | Where-Object { $null -ne $_ }).Count | Should -Be 0
        @($first.Score) + @($second[100..299].Score) | Should -Be $expected
    }

    It 'begins anew with -ResetState' {
        $store = New-StorePath
        New-History cpu $values | Add-Metric -Store $store
        $null = Find-MetricAnomaly cpu -StateName s -Store $store
        @(Find-MetricAnomaly cpu -StateName s -ResetState -Store $store).Value | Should -Be 900, 2000
        Find-MetricAnomaly cpu -StateName s -Store $store | Should -BeNullOrEmpty
    }

    It 'keeps nothing when it is stopped half way, so that nothing is lost' {
        $store = New-StorePath
        New-History cpu $values | Add-Metric -Store $store
        Find-MetricAnomaly cpu -StateName s -Store $store | Select-Object -First 1 | ForEach-Object Value | Should -Be 900
        @(Find-MetricAnomaly cpu -StateName s -Store $store).Value | Should -Be 900, 2000
    }

    It 'refuses what cannot be: <Arguments>' -ForEach @(
        @{ Arguments = @{ StateName = 's'; Last = '1h' }; Id = 'OptionsInConflict' }
        @{ Arguments = @{ StateName = "a`nb" }; Id = 'StateNameInvalid' }
        @{ Arguments = @{ ResetState = $true }; Id = 'SideMissing' }
    ) {
        $store = New-StorePath
        Add-Metric m 1 -Store $store
        { Find-MetricAnomaly m @Arguments -Store $store } | Should -Throw -ErrorId "$Id,*"
    }

    It 'makes no store' {
        $path = New-StorePath
        { Find-MetricAnomaly m -StateName s -Store $path } | Should -Throw -ErrorId 'StoreNotFound,*'
        Test-Path $path | Should -BeFalse
    }
}
