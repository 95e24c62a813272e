BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force

    # A server that answers every post with 204, and writes what it was sent to a file, a line a post, until its input ends.
    function Start-Receiver([string] $File) {
        $script = New-StorePath 'receiver.ps1'
        Set-Content $script @'
param($file)
$probe = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
$probe.Start(); $port = $probe.LocalEndpoint.Port; $probe.Stop()
$listener = [Net.HttpListener]::new()
$listener.Prefixes.Add("http://127.0.0.1:$port/")
$listener.Start()
$port
while ($true) {
    $context = $listener.GetContext()
    $body = [IO.StreamReader]::new($context.Request.InputStream).ReadToEnd()
    [IO.File]::AppendAllText($file, "$body`n")
    $context.Response.StatusCode = 204
    $context.Response.Close()
}
'@
        $process = Start-Pwsh @('-File', $script, $File)
        @{ Process = $process; Port = [int]$process.StandardOutput.ReadLine() }
    }
}

Describe 'Invoke-MetricAlert' {
    BeforeEach {
        $store = New-StorePath
        Add-Metric load 95 -Tag host=a -Store $store
        Add-Metric load 5 -Tag host=b -Store $store
    }

    It 'looks at rules that are on, series by series' {
        $null = New-MetricAlertRule high load -Threshold 90 -Severity Critical -Annotation @{ runbook = 'x' } -Enabled -Store $store
        $null = New-MetricAlertRule off load -Threshold 1 -Store $store
        $alert = Invoke-MetricAlert -Store $store
        "$($alert.Rule) $($alert.State) $($alert.Severity) $($alert.Name) $($alert.Tag) $($alert.Value) $($alert.IsChanged)" | Should -Be 'high Firing Critical load host=a 95 True'
        $alert.Reason | Should -Be 'load{host=a} (Average of 5m) is 95, above 90.'
        $alert.Annotation.runbook | Should -Be 'x'
        (Invoke-MetricAlert -Store $store).IsChanged | Should -BeFalse
    }

    It 'keeps an alert pending for the time of -For' {
        $null = New-MetricAlertRule high load -Threshold 90 -For 10m -Enabled -Store $store
        1..2 | ForEach-Object { (Invoke-MetricAlert -Store $store).State | Should -Be 'Pending' }
    }

    It 'runs -Action once for a change, with the alert as $_ and the variables of the caller' {
        $null = New-MetricAlertRule high load -Threshold 90 -Aggregate Last -Enabled -Store $store
        $seen = [Collections.Generic.List[string]]::new()
        $action = { $seen.Add("$($_.State) $($_.Tag) $($_.Value)"); 'not in the pipeline' }
        @(Invoke-MetricAlert -Action $action -Store $store).Count | Should -Be 1
        $null = Invoke-MetricAlert -Action $action -Store $store
        Add-Metric load 5 -Tag host=a -Store $store
        (Invoke-MetricAlert -Action $action -Store $store).State | Should -Be 'Resolved'
        Invoke-MetricAlert -Action $action -Store $store | Should -BeNullOrEmpty
        $seen | Should -Be 'Firing host=a 95', 'Resolved host=a 5'
    }

    It 'never stores the action' {
        $null = New-MetricAlertRule high load -Threshold 90 -Enabled -Store $store
        $null = Invoke-MetricAlert -Action { 'a-text-that-is-found' } -Store $store
        Invoke-Sql $store "SELECT count(*) FROM document WHERE text LIKE '%a-text-that-is-found%'" | Should -Be 0
    }

    It 'reports what goes wrong in an action, a rule or a metric, and does all the rest, also under Stop' {
        $null = New-MetricAlertRule a.missing nothing.of.this.name -Threshold 1 -Enabled -Store $store
        $null = New-MetricAlertRule b.high load -Threshold 1 -Enabled -Store $store
        $null = New-MetricAlertRule c.high load -Threshold 1 -Enabled -Store $store
        $null = Invoke-Sql $store "UPDATE document SET text = 'not json' WHERE name = 'b.high'"
        $seen = [Collections.Generic.List[string]]::new()
        $action = { $seen.Add("$($_.Rule) $($_.Tag)"); if ("$($_.Tag)" -eq 'host=a') { throw 'no mail today' } }

        { Invoke-MetricAlert -Action $action -Store $store -ErrorAction Stop } | Should -Throw

        $seen | Should -Be 'c.high host=a', 'c.high host=b'
        Set-MetricAlertRule c.high -Enabled:$false -Store $store
        Set-MetricAlertRule c.high -Enabled -Store $store
        $captured = Invoke-Captured { Invoke-MetricAlert -Action $action -Store $store }
        $captured.Output.Count | Should -Be 2
        ($captured.Error.FullyQualifiedErrorId -replace ',.*' | Sort-Object) | Should -Be 'AlertActionFailed', 'AlertRuleUnreadable', 'MetricNotFound'
        "$($captured.Error)" | Should -Match 'no mail today'
    }

    It 'posts changes to a webhook, once, and not with -NoWebhook' {
        $file = New-StorePath 'posts.txt'
        $receiver = Start-Receiver $file
        try {
            $null = New-MetricAlertRule high load -Threshold 90 -Webhook "http://127.0.0.1:$($receiver.Port)/x" -Enabled -Store $store
            $null = Invoke-MetricAlert -NoWebhook -Store $store
            $file | Should -Not -Exist
            1..2 | ForEach-Object { $null = Invoke-MetricAlert -Store $store -ErrorAction Stop }
            $post = Get-Content $file | ConvertFrom-Json
            $post.text | Should -Be '[Firing Warning] high: load{host=a} (Average of 5m) is 95, above 90.'
            "$($post.alerts.state) $($post.alerts.metric) $($post.alerts.tags.host) $($post.alerts.value)" | Should -Be 'Firing load a 95'
        }
        finally { $receiver.Process.Kill() }
    }

    It 'reports a webhook that is not there without its secrets' {
        $null = New-MetricAlertRule high load -Threshold 90 -Webhook 'http://ann:secret@127.0.0.1:9/secret?x=secret' -Enabled -Store $store
        $captured = Invoke-Captured { Invoke-MetricAlert -Store $store -Verbose }
        $captured.Output.State | Should -Be 'Firing'
        $captured.Error.FullyQualifiedErrorId | Should -BeLike 'WebhookFailed,*'
        "$($captured.Error) $($captured.Error.Exception) $($captured.Verbose) $($captured.Warning)" | Should -Not -Match 'secret'
    }

    It 'tells of each change in one of several processes' {
        1..10 | ForEach-Object { Add-Metric many 99 -Tag "host=h$_" -Store $store }
        $null = New-MetricAlertRule many many -Threshold 90 -Enabled -Store $store
        $log = New-StorePath 'log'
        $null = New-Item -ItemType Directory $log
        $script = "`$ErrorActionPreference = 'Stop'; 1..3 | ForEach-Object { `$null = Invoke-MetricAlert -Store '$store' -Action { Add-Content '$log/$('$')PID.txt' `"`$(`$_.Tag)`" } }"
        $children = 1..3 | ForEach-Object { Start-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; $script") }
        foreach ($child in $children) { (Wait-Program $child).Error | Should -BeNullOrEmpty }
        @(Get-ChildItem $log | Get-Content | Sort-Object) | Should -Be (1..10 | ForEach-Object { "host=h$_" } | Sort-Object)
    }

    It 'looks at the rules that are named' {
        $null = New-MetricAlertRule a load -Threshold 90 -Enabled -Store $store
        $null = New-MetricAlertRule b load -Threshold 90 -Enabled -Store $store
        (Invoke-MetricAlert b -Store $store).Rule | Should -Be 'b'
        (Get-MetricAlertRule a -Store $store | Invoke-MetricAlert -Store $store).Rule | Should -Be 'a'
        (Invoke-Captured { Invoke-MetricAlert none -Store $store }).Error.CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'changes nothing with -WhatIf, and needs a store' {
        $null = New-MetricAlertRule a load -Threshold 90 -Enabled -Store $store
        Invoke-MetricAlert -WhatIf -Store $store | Should -BeNullOrEmpty
        Get-MetricAlert -Store $store | Should -BeNullOrEmpty
        { Invoke-MetricAlert -Store (New-StorePath) } | Should -Throw 'no store at *'
    }
}
