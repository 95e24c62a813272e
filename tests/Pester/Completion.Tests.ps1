BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $cmdlets = (Get-Command -Module MetricsTools -CommandType Cmdlet).Name
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'complete me.db'
    Add-Metric build.duration 1 -Unit ms -Tag @{ branch = 'main'; host = 'web1' } -Store $store
    Add-Metric build.duration 2 -Tag @{ branch = 'feature x'; host = 'web2' } -Store $store
    Add-Metric build.size 1 -Type Histogram -Tag @{ arch = 'arm64' } -Store $store
    Add-Metric test.count 1 -Type Counter -Store $store
    Add-Metric road.length 1 -Unit furlong -Tag arch=arm64 -Store $store
    Set-MetricDefinition test.count -Category tests -Store $store
    Set-MetricDefinition build.* -Category 'continuous integration' -Store $store
    function Get-Completion([string] $Line) { @((TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText) }
}

Describe 'Completion' {
    It 'offers the names of metrics for <Cmdlet> <Parameter>' -ForEach @(
        foreach ($cmdlet in 'Get-MetricSeries', 'Get-MetricSnapshot', 'Get-MetricBaseline', 'Get-MetricDefinition', 'Test-MetricDeviation', 'Set-MetricDefinition', 'Unregister-MetricDefinition', 'Add-Metric') {
            @{ Cmdlet = $cmdlet; Parameter = '-Name' }
        }
        @{ Cmdlet = 'Export-Metric x.csv'; Parameter = '-Name' }
        @{ Cmdlet = 'Get-MetricSeries'; Parameter = '' }
    ) {
        Get-Completion "$Cmdlet -Store '$store' $Parameter build." | Should -Be 'build.duration', 'build.size'
        Get-Completion "$Cmdlet -Store '$store' $Parameter BUILD.d" | Should -Be 'build.duration'
    }

    It 'offers names of collectors, of processes, and intervals' {
        $null = Start-MetricCollector mine -Process $PID -Interval 1h -Store (New-StorePath)
        try {
            Get-Completion 'Stop-MetricCollector ' | Should -Be 'mine'
            Get-Completion 'Get-MetricCollector -Name MI' | Should -Be 'mine'
        }
        finally { Stop-MetricCollector mine }
        $self = (Get-Process -Id $PID).ProcessName
        Get-Completion "Start-MetricCollector -Process $self" | Should -Contain $self
        $meter = [Diagnostics.Metrics.Meter]::new('AShop')
        $null = $meter.GetType().GetMethod('CreateCounter', [type[]]@([string], [string], [string])).MakeGenericMethod([int]).Invoke($meter, @('c', $null, $null))
        Get-Completion "Start-MetricCollector -Meter as" | Should -Be 'AShop'
        $meter.Dispose()
        Get-Completion "Start-MetricCollector any -Store '$store' -Tag arch=" | Should -Be 'arch=arm64'
        Get-Completion 'Start-MetricCollector -Interval 1' | Should -Be '1s', '10s', '1m'
    }

    It 'says in a tool tip what a metric is' {
        $line = "Get-MetricSeries -Store '$store' -Name build.d"
        (TabExpansion2 $line $line.Length).CompletionMatches.ToolTip | Should -Be 'Gauge in ms'
    }

    It 'offers keys of tags, then their values, of the metrics that are named' {
        Get-Completion "Get-MetricSeries -Store '$store' -Name build.duration -Tag " | Should -Be 'branch=', 'host='
        Get-Completion "Get-MetricSeries -Store '$store' -Name build.size -Tag " | Should -Be 'arch='
        Get-Completion "Get-MetricSeries -Store '$store' -Name 'build.*' -Tag h" | Should -Be 'host='
        Get-Completion "Get-MetricSeries -Store '$store' -Name build.duration -Tag host=" | Should -Be 'host=web1', 'host=web2'
        Get-Completion "Get-MetricSeries -Store '$store' -Name build.duration -Tag branch=f" | Should -Be "'branch=feature x'"
    }

    It 'offers a value with signs of a pattern so that a filter finds it, and a new sample repeats it' {
        $other = New-StorePath
        Add-Metric m 1 -Tag @{ device = '[a]*' } -Store $other
        Add-Metric m 2 -Tag @{ device = 'aa' } -Store $other
        foreach ($typed in 'device=[', 'device=`[') {
            $offered = Get-Completion "Get-MetricSeries m -Store '$other' -Tag '$typed"
            $offered | Should -Be '''device=`[a]`*'''
            (Get-MetricSeries m -Tag $offered.Trim("'") -Store $other).Value | Should -Be 1
        }
        Add-Metric m 3 -Tag @{ long = '[' * 256 } -Store $other
        (Get-Completion "Get-MetricSeries m -Store '$other' -Tag long=").Length | Should -BeGreaterThan 512
        Get-Completion "Add-Metric m -Store '$other' -Tag 'device=[" | Should -Be '''device=[a]*'''
    }

    It 'goes on after a comma in quotes' {
        Get-Completion "Get-MetricSeries -Store '$store' -Name build.duration -Tag 'host=web1,br" | Should -Be "'host=web1,branch='"
    }

    It 'offers <Expected> for <Line>' -ForEach @(
        @{ Line = 'Test-MetricDeviation -Method '; Expected = 'Auto', 'Mad', 'ZScore', 'Percent', 'Iqr', 'Percentile', 'Static', 'MannWhitney', 'ChangePoint' }
        @{ Line = 'Test-MetricDeviation -Method p'; Expected = 'Percent', 'Percentile' }
        @{ Line = 'Test-MetricDeviation -FailOn '; Expected = 'Critical', 'Warning' }
        @{ Line = 'Export-Metric -Format '; Expected = 'Csv', 'Json', 'NdJson', 'Prometheus' }
        @{ Line = 'Import-Metric -Format '; Expected = 'Csv', 'Json', 'NdJson' }
        @{ Line = 'Get-MetricSeries -Interval a'; Expected = @('Auto') }
        @{ Line = 'Get-MetricSeries -Interval 1'; Expected = '1m', '15m', '1h', '1d' }
        @{ Line = 'Test-MetricDeviation -Interval a'; Expected = @() }
        @{ Line = 'Get-MetricBaseline -Window 7'; Expected = @('7d') }
        @{ Line = 'Add-Metric -Type c'; Expected = @('Counter') }
        @{ Line = 'Add-Metric -Cumulative -Type s'; Expected = 'Set', 'Summary' }
        @{ Line = 'Get-MetricSeries -Aggregate p9'; Expected = 'P90', 'P95', 'P99' }
        @{ Line = 'Get-MetricSeries -Resolution h'; Expected = @('Hour') }
        @{ Line = 'Set-MetricDefinition -Direction '; Expected = 'Both', 'Higher', 'Lower' }
        @{ Line = 'Set-MetricDefinition -RetainRaw 5'; Expected = @('52w') }
        @{ Line = 'Test-MetricDeviation -OnInconclusive '; Expected = 'Fail', 'Pass', 'Warn' }
        @{ Line = 'Get-MetricSeries -Fill '; Expected = 'None', 'Null', 'Previous', 'Zero' }
    ) {
        Get-Completion $Line | Where-Object { $_ } | Sort-Object | Should -Be ($Expected | Sort-Object)
    }

    It 'offers the keys of tags to group by, of the metrics that are named' {
        Get-Completion "Get-MetricSeries -Store '$store' -Name build.duration -GroupBy " | Should -Be 'branch', 'host'
        Get-Completion "Get-MetricSeries build.duration -Store '$store' -GroupBy branch, h" | Should -Be 'host'
        Get-Completion "Get-MetricSeries -Store '$store' -Name build.size -GroupBy " | Should -Be 'arch'
        Get-Completion "Register-MetricDefinition new.metric -Store '$store' -AllowedTag " | Should -Be 'arch', 'branch', 'host'
    }

    It 'offers units, those in use first' {
        (Get-Completion "Add-Metric -Store '$store' -Unit ")[0..1] | Should -Be 'furlong', 'ms'
        Get-Completion "Add-Metric -Store '$store' -Unit f" | Should -Be 'furlong'
        Get-Completion "Add-Metric -Store '$store' -Unit m" | Should -Be 'ms', 'min', 'MiBy', 'MBy', 'm'
        Get-Completion "Set-MetricDefinition x -Store '$(New-StorePath)' -Unit '{r" | Should -Be "'{request}'"
    }

    It 'offers the categories in use' {
        Get-Completion "Set-MetricDefinition -Store '$store' -Category " | Should -Be "'continuous integration'", 'tests'
        Get-Completion "Register-MetricDefinition -Store '$store' -Category t" | Should -Be 'tests'
    }

    It 'says in the help what it offers for <Cmdlet> -<Parameter>' -ForEach @(
        @{ Cmdlet = 'Test-MetricDeviation'; Parameter = 'Method' }
        @{ Cmdlet = 'Export-Metric'; Parameter = 'Format' }
        @{ Cmdlet = 'Import-Metric'; Parameter = 'Format' }
        @{ Cmdlet = 'Export-MetricDeviation'; Parameter = 'Format' }
    ) {
        $text = (Get-Help $Cmdlet -Parameter $Parameter).Description.Text -join ' '
        foreach ($word in Get-Completion "$Cmdlet -$Parameter ") { $text | Should -Match "\b$word\b" }
    }

    It 'looks into the connected store' {
        Connect-MetricStore $store
        try {
            Get-Completion 'Get-MetricSeries -Name test' | Should -Be 'test.count'
            Get-Completion 'Get-MetricSeries build.size -Tag a' | Should -Be 'arch='
        }
        finally { Disconnect-MetricStore }
    }

    It 'takes a store relative to the current location, also from a variable' {
        Push-Location (Split-Path $store)
        $global:CompletionStore = $store
        try {
            Get-Completion "Get-MetricSeries -Store './complete me.db' -Name test" | Should -Be 'test.count'
            Get-Completion 'Get-MetricSeries -Store $CompletionStore -Name test' | Should -Be 'test.count'
        }
        finally {
            Pop-Location
            Remove-Variable CompletionStore -Scope Global
        }
    }

    It 'is silent when there is no store, or something else is there' {
        $before = $global:Error.Count
        Get-Completion "Get-MetricSeries -Store '$(New-StorePath)' -Name b" | Where-Object { $_ } | Should -BeNullOrEmpty
        Get-Completion "Get-MetricSeries -Name nobody-has-this" | Where-Object { $_ } | Should -BeNullOrEmpty
        $other = New-StorePath
        Set-Content $other 'a text'
        Get-Completion "Get-MetricSeries -Store '$other' -Tag b" | Where-Object { $_ } | Should -BeNullOrEmpty
        $global:Error.Count | Should -Be $before
    }
}

Describe 'The parameters of <_>' -ForEach $cmdlets {
    BeforeAll {
        # What nobody can list: numbers, moments, paths of files (which PowerShell completes itself), prose, and objects.
        $free = @{
            'Count'             = 'a number'
            'MaxPoint'          = 'a number'
            'Width'             = 'a number'
            'Height'            = 'a number'
            'Title'             = 'prose'
            'BaselineCount'     = 'a number'
            'RequireConsecutive' = 'a number'
            'MinimumSample'     = 'a number'
            'MinimumEffect'     = 'a number'
            'MinimumScore'      = 'a number'
            'InfoThreshold'     = 'a number'
            'WarningThreshold'  = 'a number'
            'CriticalThreshold' = 'a number'
            'Threshold'         = 'a number'
            'ResolveThreshold'  = 'a number'
            'Value'             = 'a measurement'
            'BaselineValue'     = 'measurements'
            'ReferenceValue'    = 'measurements'
            'InputObject'       = 'an object'
            'Start'             = 'a moment'
            'End'               = 'a moment'
            'AsOf'              = 'a moment'
            'ReferenceStart'    = 'a moment'
            'ReferenceEnd'      = 'a moment'
            'ExcludeRange'      = 'moments'
            'Timestamp'         = 'a moment'
            'Path'              = 'a file'
            'LiteralPath'       = 'a file'
            'Store'             = 'a file'
            'Description'       = 'prose'
            'Annotation'        = 'prose'
            'Webhook'           = 'an address'
            'Action'            = 'code'
            'StatusCode'        = 'a number'
            'ScriptBlock'       = 'code'
            'Fallback'          = 'code'
            'ErrorRecord'       = 'an object'
            'MaxRetry'          = 'a number'
            'Backoff'           = 'a number'
            'Text'              = 'prose'
            'User'              = 'somebody, who is not stored'
            'TagProperty'       = 'members of objects that are not there yet'
        }
        $common = [System.Management.Automation.Cmdlet]::CommonParameters + 'WhatIf', 'Confirm'
        $command = Get-Command $_
    }

    It 'are all completed, but those that nobody can list' {
        foreach ($parameter in $command.Parameters.Values.Where({ $_.Name -notin $common -and -not $_.SwitchParameter })) {
            $type = $parameter.ParameterType
            if ($type.IsGenericType) { $type = [Nullable]::GetUnderlyingType($type) }
            if ($type.IsArray) { $type = $type.GetElementType() }
            $isCompleted = $type.IsEnum -or $parameter.Attributes.Where({ $_ -is [ArgumentCompleter] -or $_ -is [ValidateSet] })

            if ($command.Name -eq 'Measure-Metric' -and $parameter.Name -eq 'Threshold') { $isCompleted | Should -BeTrue; continue }   # a duration
            if ($command.Name -eq 'Set-MetricConfiguration' -and $parameter.Name -eq 'Value') { $isCompleted | Should -BeTrue; continue }   # of a setting
            [bool]$isCompleted | Should -Be (-not $free.ContainsKey($parameter.Name)) -Because "-$($parameter.Name) is $($free[$parameter.Name])"
        }
    }
}
