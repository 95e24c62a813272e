BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'deviation.db'
    $script:steady = Get-SteadyValue 30
    New-History calm ($steady + 101) | Add-Metric -Unit ms -Store $store
    New-History jump ($steady + 200) | Add-Metric -Unit ms -Store $store
    New-History drop ($steady + 10) | Add-Metric -Store $store
    New-History young 1, 2, 300 | Add-Metric -Store $store
    New-History flat (@(5) * 20 + 5) | Add-Metric -Store $store
    New-History flatjump (@(5) * 20 + 6) | Add-Metric -Store $store
    New-History hosts ($steady + 100) -Tag @{ host = 'a' } | Add-Metric -Store $store
    New-History hosts ($steady + 500) -Tag @{ host = 'b' } | Add-Metric -Store $store
    Register-MetricDefinition silent -Store $store
    Register-MetricDefinition free -Direction Lower -Store $store
    New-History free ($steady + 200) | Add-Metric -Store $store
}

Describe 'Test-MetricDeviation' {
    Context 'of named metrics' {
        It 'finds nothing wrong with a value as before' {
            $result = Test-MetricDeviation calm -Store $store
            $result.Verdict | Should -Be 'Normal'
            $result.Severity | Should -Be 'None'
            $result.IsDeviation | Should -BeFalse
            $result.Value | Should -Be 101
        }

        It 'finds a jump, and says how far and why' {
            $result = Test-MetricDeviation jump -Store $store
            $result.Verdict | Should -Be 'Deviation'
            $result.Severity | Should -Be 'Critical'
            $result.IsDeviation | Should -BeTrue
            $result.Direction | Should -Be 'Higher'
            $result.Value | Should -Be 200
            $result.Count | Should -Be 1
            $result.BaselineCount | Should -Be 30 -Because 'the judged sample is no part of the baseline'
            $result.Baseline.Count | Should -Be 30
            $result.Baseline.Maximum | Should -BeLessThan 200
            $result.Unit | Should -Be 'ms'
            $result.Reason | Should -BeLike 'jump rose *'
            $result.Timestamp | Should -Be (Get-MetricSeries jump -Store $store)[-1].Timestamp
        }

        It 'gives one object a series, for names and wildcards' {
            (Test-MetricDeviation hosts, calm -Store $store | ForEach-Object { "$($_.Name) $($_.Tag) $($_.Verdict)" }) |
                Should -Be 'hosts host=a Normal', 'hosts host=b Deviation', 'calm  Normal'
            @(Test-MetricDeviation 'h*' -Tag host=b -Store $store).Verdict | Should -Be 'Deviation'
        }

        It 'judges the newest -Count samples by their median' {
            $result = Test-MetricDeviation jump -Count 3 -Store $store
            $result.Count | Should -Be 3
            $result.BaselineCount | Should -Be 28
            $result.Verdict | Should -Be 'Normal'
        }

        It 'judges the samples of -Last, and takes the history from before it' {
            $result = Test-MetricDeviation jump -Last 5m -Store $store
            $result.Count | Should -BeIn 4, 5
            $result.Count + $result.BaselineCount | Should -Be 31
        }

        It 'takes the history from -Window or -BaselineCount' {
            (Test-MetricDeviation jump -BaselineCount 12 -Store $store).BaselineCount | Should -Be 12
            (Test-MetricDeviation jump -Window '00:10:30' -Store $store).BaselineCount | Should -Be 10
            { Test-MetricDeviation jump -Window 7 -Store $store } | Should -Throw '*without a unit*'
        }

        It 'is inconclusive with too little history, never a pass or an alarm' {
            $result = Test-MetricDeviation young -Store $store
            $result.Verdict | Should -Be 'Inconclusive'
            $result.Severity | Should -Be 'None'
            $result.IsDeviation | Should -BeFalse
            $result.Reason | Should -BeLike '*2 baseline values*at least 8*'
            (Test-MetricDeviation young -MinimumSample 2 -Store $store).Verdict | Should -Be 'Deviation'
            (Test-MetricDeviation jump -MinimumSample 31 -Store $store).Verdict | Should -Be 'Inconclusive'
        }

        It 'judges by a definition''s direction, and by -Direction before it' {
            (Test-MetricDeviation free -Store $store).Verdict | Should -Be 'Improvement'
            (Test-MetricDeviation free -Direction Higher -Store $store).Verdict | Should -Be 'Deviation'
        }

        It 'gives <Verdict> for <Name> when <Direction> is bad' -ForEach @(
            @{ Name = 'jump'; Direction = 'Both'; Verdict = 'Deviation' }, @{ Name = 'jump'; Direction = 'Higher'; Verdict = 'Deviation' }
            @{ Name = 'jump'; Direction = 'Lower'; Verdict = 'Improvement' }, @{ Name = 'drop'; Direction = 'Both'; Verdict = 'Deviation' }
            @{ Name = 'drop'; Direction = 'Lower'; Verdict = 'Deviation' }, @{ Name = 'drop'; Direction = 'Higher'; Verdict = 'Improvement' }
        ) {
            (Test-MetricDeviation $Name -Direction $Direction -Store $store).Verdict | Should -Be $Verdict
        }

        It 'judges by <Method>' -ForEach @(
            @{ Method = 'Auto' }, @{ Method = 'Mad' }, @{ Method = 'ZScore' }, @{ Method = 'Percent' }, @{ Method = 'Iqr' }, @{ Method = 'Percentile' }, @{ Method = 'mad' }
        ) {
            $deviation = Test-MetricDeviation jump -Method $Method -Store $store
            $deviation.Verdict | Should -Be 'Deviation'
            $deviation.Method | Should -Be $Method
            $deviation.Score | Should -BeGreaterThan 0
            $deviation.Upper | Should -BeLessThan 200
            $deviation.Lower | Should -BeLessThan $deviation.Upper
            (Test-MetricDeviation calm -Method $Method -Store $store).Verdict | Should -Be 'Normal'
        }

        It 'judges several runs by their ranks, and says how sure it is' {
            $result = 108, 109, 108.5, 110, 109.5 | Test-MetricDeviation -BaselineValue $steady
            $result.Verdict | Should -Be 'Deviation'
            $result.PValue | Should -BeLessThan 0.001
            $result.Reason | Should -BeLike 'The value rose * (p50 * to 109, 5 runs against 30; p < 0.001).'
            (108, 109, 108.5, 110, 109.5 | Test-MetricDeviation -BaselineValue $steady -Method MannWhitney).Verdict | Should -Be 'Deviation'
            (108, 109, 108.5, 110, 109.5 | Test-MetricDeviation -BaselineValue $steady -Direction Lower).Verdict | Should -Be 'Improvement'
        }

        It 'says that one run cannot tell a spike from a step' {
            (Test-MetricDeviation jump -Store $store).Reason | Should -BeLike '*one run cannot tell a spike from a step*'
            (Test-MetricDeviation calm -Store $store).Reason | Should -Not -BeLike '*spike*'
            (Test-MetricDeviation jump -Method MannWhitney -Store $store).Verdict | Should -Be 'Inconclusive'
        }

        It 'judges by a lasting change of level with ChangePoint' {
            (Test-MetricDeviation jump -Method ChangePoint -Store $store).Verdict | Should -Be 'Normal' -Because 'one run is no lasting change'
            $changed = Test-MetricDeviation -Value 200 -BaselineValue ($steady + 199, 200, 201, 200) -Method ChangePoint
            $changed.Verdict | Should -Be 'Deviation'
            $changed.Reason | Should -BeLike '*level changed from * to 200 5 runs ago*'
        }

        It 'judges by fixed limits with Static' {
            (Test-MetricDeviation jump -Method Static -WarningThreshold 150 -CriticalThreshold 250 -Store $store).Severity | Should -Be 'Warning'
            (Test-MetricDeviation drop -Method Static -Direction Lower -WarningThreshold 20 -CriticalThreshold 10 -Store $store).Severity | Should -Be 'Critical'
            (Test-MetricDeviation calm -Method Static -WarningThreshold 150 -Store $store).Verdict | Should -Be 'Normal'
            { Test-MetricDeviation calm -Method Static -Store $store } | Should -Throw '*-WarningThreshold*'
        }

        It 'takes thresholds in percent for Percent' {
            $severities = foreach ($value in 105, 115, 130, 160) {
                (Test-MetricDeviation -Value $value -BaselineValue (@(100) * 10) -Method Percent -InfoThreshold 10 -WarningThreshold 20 -CriticalThreshold 50).Severity
            }
            $severities | Should -Be 'None', 'Info', 'Warning', 'Critical'
        }

        It 'calls Info no deviation' {
            $result = Test-MetricDeviation -Value 115 -BaselineValue (@(100) * 10) -Method Percent
            $result.Severity | Should -Be 'Info'
            $result.Verdict | Should -Be 'Normal'
        }

        It 'refuses thresholds that do not ascend, and a method that it does not know' {
            { Test-MetricDeviation calm -WarningThreshold 5 -CriticalThreshold 3 -Store $store } | Should -Throw '*ascend*'
            { Test-MetricDeviation calm -Method Guess -Store $store } | Should -Throw "*'Guess' is not a method*Auto, Mad*"
        }

        It 'lets nothing smaller than -MinimumEffect count' {
            $result = Test-MetricDeviation jump -MinimumEffect 150 -Store $store
            $result.Verdict | Should -Be 'Normal'
            $result.Reason | Should -BeLike '*too small*'
        }

        It 'judges a history that never changed' {
            (Test-MetricDeviation flat -Store $store).Verdict | Should -Be 'Normal'
            (Test-MetricDeviation flatjump -Store $store).Verdict | Should -Be 'Deviation'
        }

        It 'judges Counters by their rate, and Sets by their distinct count, of whole intervals' {
            $hour = Get-HourStart 12
            $rows = foreach ($place in 0..11) {
                $size = if ($place -eq 11) { 50 } else { 10 + $place % 3 }
                [pscustomobject]@{ Name = 'requests'; Type = 'Counter'; Value = $size; Timestamp = $hour.AddHours($place).AddMinutes(1) }
                1..$size | ForEach-Object { [pscustomobject]@{ Name = 'people'; Type = 'Set'; Value = $_; Timestamp = $hour.AddHours($place).AddMinutes(1) } }
            }
            $rows | Add-Metric -Store $store
            $requests, $people = Test-MetricDeviation requests, people -Store $store
            $requests.Verdict | Should -Be 'Deviation'
            [math]::Round($requests.Value * 3600, 6) | Should -Be 50
            $people.Verdict | Should -Be 'Deviation'
            $people.Value | Should -Be 50
            (Test-MetricDeviation requests -Interval 4h -MinimumSample 2 -Store $store).BaselineCount | Should -BeIn 1, 2, 3
        }
    }

    Context 'of what is not there' {
        It 'gives an error ObjectNotFound for a literal name, and no result' {
            $captured = Invoke-Captured { Test-MetricDeviation claim -Store $store }
            $captured.Output.Count | Should -Be 0
            $captured.Error.Count | Should -Be 1
            $captured.Error[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'MetricNotFound,*'
        }

        It 'gives an error for a literal name without a sample' {
            $captured = Invoke-Captured { Test-MetricDeviation silent -Store $store }
            $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'MetricWithoutData,*'
            $captured.Error[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        }

        It 'gives one inconclusive result for a wildcard that matches nothing' {
            $result = @(Test-MetricDeviation 'claim*' -Store $store)
            $result.Count | Should -Be 1
            $result[0].Verdict | Should -Be 'Inconclusive'
            $result[0].Name | Should -Be 'claim*'
        }

        It 'goes on with the other names' {
            $captured = Invoke-Captured { Test-MetricDeviation claim, calm -Store $store }
            $captured.Output.Name | Should -Be 'calm'
        }

        It 'needs something to judge' {
            { Test-MetricDeviation -Store $store } | Should -Throw '*name*'
            { Test-MetricDeviation calm -Store (New-StorePath) } | Should -Throw 'no store at *'
        }
    }

    Context 'of values given with -Value' {
        It 'judges them against numbers without a store' {
            $result = Test-MetricDeviation -Value 950 -BaselineValue 812, 805, 820, 798, 815, 809, 811, 817
            $result.Verdict | Should -Be 'Deviation'
            $result.Name | Should -BeNullOrEmpty
            (Test-MetricDeviation -Value 811 -BaselineValue 812, 805, 820, 798, 815, 809, 811, 817).Verdict | Should -Be 'Normal'
            Test-Path $env:METRICSTOOLS_STORE | Should -BeFalse
        }

        It 'judges them against the history of a metric' {
            (Test-MetricDeviation calm -Value 200 -Store $store).Verdict | Should -Be 'Deviation'
            (Test-MetricDeviation calm -Value 100 -Store $store).Verdict | Should -Be 'Normal'
            (Test-MetricDeviation calm -Value 100, 101, 900 -Store $store).Value | Should -Be 101 -Because 'several values are judged by their median'
        }

        It 'reads numbers in text without a culture, and refuses what is none' {
            (Test-MetricDeviation calm -Value '100.5' -Store $store).Value | Should -Be 100.5
            foreach ($bad in '3,5', 'x', [double]::NaN) { (Invoke-Captured { Test-MetricDeviation calm -Value $bad -Store $store }).Error.Count | Should -Be 1 }
            { Test-MetricDeviation -Value 1 -BaselineValue 1, 'x', 3 } | Should -Throw '*not a number*'
        }

        It 'needs something to judge them by' {
            (Invoke-Captured { Test-MetricDeviation -Value 5 }).Error[0].FullyQualifiedErrorId | Should -BeLike 'NothingToJudgeBy,*'
        }

        It 'is inconclusive with too few -BaselineValue' {
            (Test-MetricDeviation -Value 5 -BaselineValue 1, 2).Verdict | Should -Be 'Inconclusive'
        }
    }

    Context 'of piped objects' {
        It 'judges numbers by their median' {
            $result = 900, 950, 1000 | Test-MetricDeviation -BaselineValue $steady
            $result.Count | Should -Be 3
            $result.Value | Should -Be 950
            $result.Verdict | Should -Be 'Deviation'
            (100, 101 | Test-MetricDeviation -Name calm -Store $store).Verdict | Should -Be 'Normal'
        }

        It 'judges samples by the history before them, grouped by name and tags' {
            $results = Get-MetricSeries hosts -Last 90s -Store $store | Test-MetricDeviation -Store $store
            ($results | ForEach-Object { "$($_.Tag) $($_.Verdict) $($_.BaselineCount)" }) | Should -Be 'host=a Normal 30', 'host=b Deviation 30'
        }

        It 'judges samples with odd tags' {
            New-History odd ($steady + 300) -Tag @{ what = 'a[1]*`?,"x"' } | Add-Metric -Store $store
            (Get-MetricSeries odd -Last 90s -Store $store | Test-MetricDeviation -Store $store).Verdict | Should -Be 'Deviation'
        }

        It 'judges buckets by the same figure of the buckets before' {
            $path = New-StorePath
            $hour = Get-HourStart 13
            $rows = foreach ($place in 0..11) {
                foreach ($value in 1..10) { [pscustomobject]@{ Name = 'size'; Value = $value + $(if ($place -eq 11) { 50 } else { $place % 2 }); Timestamp = $hour.AddHours($place).AddMinutes($value) } }
            }
            $rows | Add-Metric -Store $path
            $newest = Get-MetricSeries size -Interval 1h -Aggregate Maximum -Store $path | Select-Object -Last 1
            $result = $newest | Test-MetricDeviation -Store $path
            $result.Value | Should -Be 60
            $result.BaselineCount | Should -Be 11
            $result.Expected | Should -BeIn 10, 11
            $result.Verdict | Should -Be 'Deviation'
        }

        It 'judges the newest samples of definitions and snapshots' {
            (Get-MetricDefinition calm, jump -Store $store | Test-MetricDeviation -Store $store).Verdict | Should -Be 'Normal', 'Deviation'
            (Get-MetricSnapshot hosts -Tag host=b -Store $store | Test-MetricDeviation -Store $store | ForEach-Object { "$($_.Tag) $($_.Verdict)" }) | Should -Be 'host=b Deviation'
        }

        It 'judges <What> also when they were serialized to <Way>' -ForEach @(
            foreach ($way in 'Clixml', 'Json', 'a job') {
                @{ Way = $way; What = 'samples'; Query = { Get-MetricSeries hosts -Last 90s -Store $store } }
                @{ Way = $way; What = 'buckets'; Query = { Get-MetricSeries hosts -Last 90s -Interval 1m -Store $store } }
                @{ Way = $way; What = 'definitions'; Query = { Get-MetricDefinition hosts -Store $store } }
                @{ Way = $way; What = 'snapshots'; Query = { Get-MetricSnapshot hosts -Store $store } }
            }
        ) {
            $objects = & $Query
            $direct = $objects | Test-MetricDeviation -Store $store
            $text = [Management.Automation.PSSerializer]
            $sent = switch ($Way) {
                'Clixml' { $text::Deserialize($text::Serialize($objects)) }
                'a job' { $text::Deserialize($text::Serialize($objects, 1)) }
                'Json' { $objects | ConvertTo-Json -Depth 3 | ConvertFrom-Json }
            }
            $print = { "$($_.Name) $($_.Tag) $($_.Value) $($_.BaselineCount) $($_.Verdict)" }
            $sent | Test-MetricDeviation -Store $store | ForEach-Object $print | Should -Be ($direct | ForEach-Object $print)
        }

        It 'gives an error for an object that cannot be judged, and goes on' {
            $captured = Invoke-Captured { [pscustomobject]@{ Size = 3 }, 500 | Test-MetricDeviation -BaselineValue $steady }
            $captured.Error.Count | Should -Be 1
            $captured.Output.Verdict | Should -Be 'Deviation'
        }

        It 'gives nothing for an empty pipeline' {
            @() | Test-MetricDeviation -Store $store | Should -BeNullOrEmpty
        }
    }

    Context 'against a -Baseline' {
        It 'judges by a baseline <Way>' -ForEach @(
            @{ Way = 'as it is'; Read = { $args[0] } }
            @{ Way = 'from JSON'; Read = { $args[0] | ConvertTo-Json | ConvertFrom-Json } }
            @{ Way = 'from Clixml'; Read = { $file = New-StorePath 'baseline.xml'; $args[0] | Export-Clixml $file; Import-Clixml $file } }
            @{ Way = 'from a job'; Read = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($args[0], 1)) } }
            @{ Way = 'from a deviation'; Read = { (Test-MetricDeviation jump -Store $store).Baseline } }
            @{ Way = 'from the Clixml of a deviation'; Read = { ([Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((Test-MetricDeviation jump -Store $store)))).Baseline } }
        ) {
            $baseline = & $Read (Get-MetricBaseline jump -AsOf ([DateTimeOffset]::UtcNow.AddSeconds(-90)) -Store $store)
            $result = Test-MetricDeviation jump -Baseline $baseline -Store $store
            $result.Verdict | Should -Be 'Deviation'
            $result.BaselineCount | Should -Be 30
            $result.Severity | Should -Be 'Critical'
            $result.Score / (Test-MetricDeviation jump -Store $store).Score | Should -BeGreaterThan 0.9 -Because 'figures alone tell the level almost as well as their values'
            $result.Score / (Test-MetricDeviation jump -Store $store).Score | Should -BeLessThan 1.1
            $figures = Test-MetricDeviation jump -Baseline $baseline -Method Mad -Store $store
            [math]::Round($figures.Score, 6) | Should -Be ([math]::Round((Test-MetricDeviation jump -Method Mad -Store $store).Score, 6))
            (Test-MetricDeviation -Value 100 -Baseline $baseline).Name | Should -Be 'jump'
            (250 | Test-MetricDeviation -Baseline $baseline).Verdict | Should -Be 'Deviation'
        }

        It 'refuses what is no baseline' {
            { Test-MetricDeviation jump -Baseline 5 -Store $store } | Should -Throw '*not a baseline*'
            { Test-MetricDeviation jump -Baseline ([pscustomobject]@{ Average = 5 }) -Store $store } | Should -Throw '*Get-MetricBaseline*'
            { Test-MetricDeviation jump -Baseline ([pscustomobject]@{ Count = 9; Median = 'x' }) -Store $store } | Should -Throw
        }

        It 'takes no two kinds of baseline, and no value beside a pipeline' {
            $baseline = Get-MetricBaseline calm -Store $store
            { Test-MetricDeviation calm -Baseline $baseline -BaselineValue 1, 2 -Store $store } | Should -Throw '*cannot be given together*'
            { 1 | Test-MetricDeviation -Value 2 -BaselineValue 1, 2 } | Should -Throw '*cannot be given together*'
        }
    }

    Context 'as a gate' {
        It 'gives exactly one Boolean with -Quiet' {
            $answers = @(Test-MetricDeviation calm, hosts, flat -Quiet -Store $store)
            $answers.Count | Should -Be 1
            $answers[0] | Should -BeOfType [bool]
            $answers[0] | Should -BeTrue
            @(Test-MetricDeviation calm, flat -Quiet -Store $store) | Should -Be @($false)
            @(@() | Test-MetricDeviation -Quiet -Store $store) | Should -Be @($false)
        }

        It 'tells with -Quiet of a name that is not there' {
            (Invoke-Captured { Test-MetricDeviation claim -Quiet -Store $store }).Error[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            (Invoke-Captured { Test-MetricDeviation 'claim*' -Quiet -Store $store }).Warning.Count | Should -Be 1
            { Test-MetricDeviation claim -Quiet -Store $store -ErrorAction Stop } | Should -Throw
        }

        It 'writes all results first, then one error per deviation' {
            $order = [Collections.Generic.List[string]]::new()
            Test-MetricDeviation hosts, calm, jump -FailOn Warning -Store $store 2>&1 | ForEach-Object {
                $order.Add($(if ($_ -is [Management.Automation.ErrorRecord]) { "error $($_.TargetObject.Name)" } else { "result $($_.Name)" }))
            }
            $order | Should -Be 'result hosts', 'result hosts', 'result calm', 'result jump', 'error hosts', 'error jump'
        }

        It 'names its errors MetricDeviation, with the result as target and the reason as message' {
            $captured = Invoke-Captured { Test-MetricDeviation jump -FailOn Critical -Store $store }
            $problem = $captured.Error[0]
            $problem.FullyQualifiedErrorId | Should -Be 'MetricDeviation,MetricsTools.PowerShell.Commands.TestMetricDeviationCommand'
            $problem.CategoryInfo.Category | Should -Be 'InvalidResult'
            $problem.TargetObject.Verdict | Should -Be 'Deviation'
            $problem.Exception.Message | Should -Be $captured.Output[0].Reason
        }

        It 'fails only on the severity asked for' {
            $arguments = @{ Value = 130; BaselineValue = @(100) * 10; Method = 'Percent' }
            (Invoke-Captured { Test-MetricDeviation @arguments -FailOn Warning }).Error.Count | Should -Be 1
            (Invoke-Captured { Test-MetricDeviation @arguments -FailOn Critical }).Error.Count | Should -Be 0
        }

        It 'does not fail on an improvement' {
            (Invoke-Captured { Test-MetricDeviation jump -Direction Lower -FailOn Warning -Store $store }).Error.Count | Should -Be 0
        }

        It 'passes an inconclusive result <Passes> with -OnInconclusive <Action>' -ForEach @(
            @{ Action = 'Pass'; Passes = 'silently'; Warnings = 0; Errors = 0 }, @{ Action = 'Warn'; Passes = 'with a warning'; Warnings = 1; Errors = 0 }
            @{ Action = 'Fail'; Passes = 'never'; Warnings = 0; Errors = 1 }
        ) {
            $captured = Invoke-Captured { Test-MetricDeviation young -FailOn Warning -OnInconclusive $Action -Store $store }
            $captured.Output.Count | Should -Be 1
            $captured.Warning.Count | Should -Be $Warnings
            $captured.Error.Count | Should -Be $Errors
            if ($Errors) { $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'MetricInconclusive,*' }
        }

        It 'warns of an inconclusive result by default' {
            (Invoke-Captured { Test-MetricDeviation 'claim*' -FailOn Warning -Store $store }).Warning.Count | Should -Be 1
        }
    }

    Context 'as a gate, when nothing comes down the pipeline' {
        It 'is inconclusive, so that a typo before it passes no gate' {
            $result = @() | Test-MetricDeviation -FailOn Warning -Store (New-StorePath) -WarningAction Ignore
            @($result).Count | Should -Be 1
            $result.Verdict | Should -Be 'Inconclusive'
            $captured = Invoke-Captured { @() | Test-MetricDeviation -FailOn Warning -OnInconclusive Fail -Store (New-StorePath) }
            $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'MetricInconclusive,*'
            (Invoke-Captured { @() | Test-MetricDeviation -Quiet -Store (New-StorePath) }).Warning.Count | Should -Be 1
        }
    }

    Context 'with a baseline for each of several series' {
        It 'judges each by its own, also from JSON' {
            $path = New-StorePath
            New-History ba (Get-SteadyValue) -Tag @{ host = 'web1' } | Add-Metric -Store $path
            New-History ba (Get-SteadyValue | ForEach-Object { 10 * $_ }) -Tag @{ host = 'web2' } | Add-Metric -Store $path
            $baseline = Get-MetricBaseline ba -Store $path | ConvertTo-Json | ConvertFrom-Json
            (Test-MetricDeviation ba -Baseline $baseline -Store $path).Verdict | Should -Be 'Normal', 'Normal'
            (Test-MetricDeviation ba -Value 1000 -Tag host=web1 -Baseline $baseline -Store $path).Verdict | Should -Be 'Deviation'
            (Test-MetricDeviation ba -Value 1000 -Tag host=web2 -Baseline $baseline -Store $path).Verdict | Should -Be 'Normal'
        }
    }

    It 'refuses to judge the last hour and the last three at once' {
        { Test-MetricDeviation x -Last 1h -Count 3 -Store (New-StorePath) -ErrorAction Stop } | Should -Throw -ErrorId 'OptionsInConflict,*'
    }
}

Describe 'Test-MetricDeviation and runs in a row' {
    BeforeAll {
        $script:rows = New-StorePath 'rows.db'
        New-History t ((Get-SteadyValue 20) + 200, 210) | Add-Metric -Store $rows
        New-History once ((Get-SteadyValue 20) + 100, 210) | Add-Metric -Store $rows
    }

    It 'deviates when so many runs in a row do' {
        $result = Test-MetricDeviation t -RequireConsecutive 2 -Store $rows
        "$($result.Verdict) $($result.Value) $($result.BaselineCount)" | Should -Be 'Deviation 210 20'
    }

    It 'holds a single one back, and says so' {
        $result = Test-MetricDeviation once -RequireConsecutive 2 -FailOn Warning -Store $rows -ErrorAction Stop
        "$($result.Verdict) $($result.Severity)" | Should -Be 'Normal Info'
        $result.Reason | Should -BeLike '*not yet 2 in a row: 1 of the newest 2 deviates.'
        Test-MetricDeviation once -RequireConsecutive 2 -Quiet -Store $rows | Should -BeFalse
    }

    It 'takes parts of the values that are given' {
        (Test-MetricDeviation -BaselineValue (Get-SteadyValue 20) -Value 200, 201 -RequireConsecutive 2 -Direction Higher).Verdict | Should -Be 'Deviation'
        (Test-MetricDeviation -BaselineValue (Get-SteadyValue 20) -Value 101, 201 -RequireConsecutive 2 -Direction Higher).Verdict | Should -Be 'Normal'
        (Test-MetricDeviation -BaselineValue (Get-SteadyValue 20) -Value 10, 11 -RequireConsecutive 2 -Direction Higher).Verdict | Should -Be 'Improvement'
        (Test-MetricDeviation -BaselineValue (Get-SteadyValue 20) -Value 201 -RequireConsecutive 2).Verdict | Should -Be 'Inconclusive'
    }
}

Describe 'Test-MetricDeviation -Seasonality' {
    BeforeAll {
        $script:hours = New-StorePath 'hours.db'
        $start = [datetime]::UtcNow.Date.AddDays(-8).AddHours([datetime]::UtcNow.Hour)
        0..191 | ForEach-Object { [pscustomobject]@{ Name = 'load'; Value = 100 + 50 * ($start.AddHours($_).Hour) + $_ * 7 % 5; Timestamp = $start.AddHours($_) } } | Add-Metric -Store $hours
        $script:usual = 100 + 50 * [datetime]::UtcNow.Hour + 2
    }

    It 'judges a value by its hour' {
        foreach ($season in 'HourOfDay', 'Auto') {
            (Test-MetricDeviation load -Value $usual -Window 30d -Seasonality $season -TimeZone UTC -Store $hours).Verdict | Should -Be 'Normal'
            $result = Test-MetricDeviation load -Value ($usual + 150) -Window 30d -Seasonality $season -TimeZone UTC -Store $hours
            $result.Verdict | Should -Be 'Deviation'
            $result.Reason | Should -BeLike "*at $([datetime]::UtcNow.ToString('HH')):00*"
        }
    }

    It 'is inconclusive where the season is longer than the history' {
        $result = Test-MetricDeviation load -Value 5 -Window 30d -Seasonality HourOfWeek -Store $hours
        $result.Verdict | Should -Be 'Inconclusive'
        $result.Reason | Should -BeLike '*HourOfWeek needs 14 days*'
    }
}

Describe 'Test-MetricDeviation without a store' {
    It 'judges <Value> against <Baseline> as <Verdict>' -ForEach @(
        @{ Baseline = @(1); Value = 5; Verdict = 'Inconclusive' }
        @{ Baseline = @(1, 2); Value = 5; Verdict = 'Inconclusive' }
        @{ Baseline = @(5) * 10; Value = 5; Verdict = 'Normal' }
        @{ Baseline = @(5) * 10; Value = 50; Verdict = 'Deviation' }
        @{ Baseline = @(0) * 10; Value = 0; Verdict = 'Normal' }
        @{ Baseline = -10..-1; Value = 100; Verdict = 'Deviation' }
        @{ Baseline = 1..10 | ForEach-Object { 1e300 * $_ }; Value = 5e300; Verdict = 'Normal' }
        @{ Baseline = 1..10 | ForEach-Object { 1e-300 * $_ }; Value = 1e300; Verdict = 'Deviation' }
        @{ Baseline = 1..10 | ForEach-Object { 1e300 * $_ }; Value = 1e-300; Verdict = 'Normal' }
    ) {
        $results = @(Test-MetricDeviation -BaselineValue $Baseline -Value $Value -Direction Higher)
        $results.Count | Should -Be 1
        $results[0].Verdict | Should -Be $Verdict
    }

    It 'refuses NaN in a pipeline as an error of that record, and judges the others' {
        $captured = Invoke-Captured { 200, [double]::NaN, 201, 202 | Test-MetricDeviation -BaselineValue (Get-SteadyValue 20) }
        "$($captured.Error.Count) $($captured.Output[0].Count) $($captured.Output[0].Verdict)" | Should -Be '1 3 Deviation'
        $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'ValueNotFinite,*'
    }
}
