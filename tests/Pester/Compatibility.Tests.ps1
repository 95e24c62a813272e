# What Windows PowerShell 5.1 cannot read or lacks, looked for in every script: seen on any PowerShell.

BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $scripts = Get-ChildItem $root -Recurse -Include *.ps1, *.psm1, *.psd1 |
        Where-Object FullName -NotMatch '[\\/](bin|obj|TestResults|\.git)[\\/]' |
        ForEach-Object { @{ Path = $_.FullName; Script = $_.FullName.Substring($root.Length + 1) } }
}

BeforeAll {
    # The nodes that may be of the syntax of PowerShell 7, by name: some are types that 5.1 lacks. Each answers with what is newer in it.
    $script:suspects = @{
        TernaryExpressionAst      = { 'a ternary' }
        PipelineChainAst          = { 'a chain' }
        BinaryExpressionAst       = { if ("$($_.Operator)" -eq 'QuestionQuestion') { '??' } }
        AssignmentStatementAst    = { if ("$($_.Operator)" -eq 'QuestionQuestionEquals') { '??=' } }
        MemberExpressionAst       = { if ($_.NullConditional) { '?.' } }
        InvokeMemberExpressionAst = { if ($_.NullConditional) { '?.' } }
        IndexExpressionAst        = { if ($_.NullConditional) { '?[' } }
        PipelineAst               = { if ($_.Background) { '&' } }
        ScriptBlockAst            = { if ($_.CleanBlock) { 'clean' } }
        VariableExpressionAst     = { if ("$($_.VariablePath)" -in 'IsWindows', 'IsCoreCLR') { "`$$($_.VariablePath), which is nothing there" } }
        CommandAst                = { Get-NewerParameter $_ }
    }

    function Get-NewerSyntax([System.Management.Automation.Language.Ast] $Script) {
        $Script.FindAll({ $suspects.ContainsKey($args[0].GetType().Name) }, $true) | ForEach-Object {
            foreach ($what in & $suspects[$_.GetType().Name]) { "line $($_.Extent.StartLineNumber): $what" }
        }
    }

    # Parameters that cmdlets have only since, unless the test that uses them is skipped there.
    function Get-NewerParameter([System.Management.Automation.Language.CommandAst] $Command) {
        $newer = @{
            'ForEach-Object' = 'Parallel', 'AsJob', 'ThrottleLimit'; 'ConvertFrom-Json' = 'AsHashtable', 'Depth', 'NoEnumerate'; 'ConvertTo-Json' = 'AsArray', 'EnumsAsStrings'
            'Get-Content' = 'AsByteStream'; 'Set-Content' = 'AsByteStream'; 'Join-Path' = 'AdditionalChildPath'; 'Select-Object' = 'SkipIndex'
            'Sort-Object' = 'Top', 'Bottom', 'Stable'; 'Split-Path' = 'LeafBase', 'Extension'; 'Get-Date' = 'AsUTC', 'UnixTimeSeconds'; 'Measure-Object' = 'AllStats', 'StandardDeviation'
        }
        $name = $Command.GetCommandName()
        if (-not $name -or -not $newer.ContainsKey($name)) { return }
        $used = $Command.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } | ForEach-Object ParameterName
        for ($place = $Command; $place; $place = $place.Parent) { if ($place -is [System.Management.Automation.Language.ScriptBlockAst] -and "$place" -match 'PSEdition -eq ''Desktop''') { return } }
        $used | Where-Object { $_ -in $newer[$name] } | ForEach-Object { "$name -$_" }
    }
}

Describe 'A script for Windows PowerShell 5.1: <Script>' -ForEach $scripts {
    It 'parses, and has nothing that is newer' {
        $tokens = $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref]$tokens, [ref]$errors)
        $errors | Should -BeNullOrEmpty
        Get-NewerSyntax $ast | Should -BeNullOrEmpty
    }

    It 'has a mark when it holds other letters than those of ASCII, lest they be read as others' {
        $bytes = [IO.File]::ReadAllBytes($Path)
        $isMarked = $bytes.Count -gt 2 -and $bytes[0] -eq 0xEF -and $bytes[1] -eq 0xBB -and $bytes[2] -eq 0xBF
        $isMarked -or -not ([Text.Encoding]::UTF8.GetString($bytes) -match '[^\x00-\x7F]') | Should -BeTrue
    }
}

Describe 'The search for what is newer' {
    It 'finds <What>' -Skip:($PSEdition -eq 'Desktop') -ForEach @(
        @{ What = 'a ternary'; Text = '$a ? 1 : 2' }, @{ What = 'a chain'; Text = 'a && b' }, @{ What = 'a default for nothing'; Text = '$a ?? 1' }
        @{ What = 'an assignment to nothing'; Text = '$a ??= 1' }, @{ What = 'a member of nothing'; Text = '${a}?.b' }, @{ What = 'an item of nothing'; Text = '${a}?[0]' }
        @{ What = 'a job in the background'; Text = 'a &' }, @{ What = 'a clean block'; Text = 'process { } clean { }' }, @{ What = 'a variable of 7'; Text = '$IsWindows' }
        @{ What = 'a parameter of 7'; Text = '1 | ForEach-Object -Parallel { }' }
    ) {
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref]$null, [ref]$null)
        @(Get-NewerSyntax $ast).Count | Should -Be 1
    }

    It 'finds nothing in what both have' {
        $ast = [System.Management.Automation.Language.Parser]::ParseInput('if ($a) { 1 } else { [guid]::NewGuid().ToString("N")[0] }; 1 | ForEach-Object { $_ }', [ref]$null, [ref]$null)
        Get-NewerSyntax $ast | Should -BeNullOrEmpty
    }
}
