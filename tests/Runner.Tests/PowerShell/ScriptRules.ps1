# Says what is wrong with scripts: what does not parse, what Windows PowerShell 5.1 does not know, what runs text as code.
param([Parameter(Mandatory)] [string] $List)

Set-StrictMode -Version 2.0
$newer = @('TernaryExpressionAst', 'PipelineChainAst')
$newerTokens = @('QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr')
$newerParameters = @{
    'ConvertFrom-Json' = @('Depth', 'AsHashtable', 'NoEnumerate', 'DateKind'); 'Join-Path' = @('AdditionalChildPath'); 'Split-Path' = @('LeafBase', 'Extension')
    'ForEach-Object'   = @('Parallel', 'ThrottleLimit', 'AsJob'); 'ConvertTo-Json' = @('AsArray', 'EnumsAsStrings', 'EscapeHandling')
    'Get-Content'      = @('AsByteStream'); 'Set-Content' = @('AsByteStream'); 'Invoke-RestMethod' = @('SkipCertificateCheck'); 'Invoke-WebRequest' = @('SkipCertificateCheck')
}
$textRunners = @('Invoke-Expression', 'iex')

foreach ($file in [IO.File]::ReadAllLines($List)) {
    $tokens = $null
    $errors = $null
    $tree = [Management.Automation.Language.Parser]::ParseFile($file, [ref] $tokens, [ref] $errors)
    foreach ($problem in $errors) { "${file}:$($problem.Extent.StartLineNumber): $($problem.Message)" }
    foreach ($token in $tokens) {
        if ($newerTokens -contains $token.Kind.ToString()) { "${file}:$($token.Extent.StartLineNumber): $($token.Text) is not known to Windows PowerShell 5.1" }
    }

    foreach ($node in $tree.FindAll({ $true }, $true)) {
        $place = "${file}:$($node.Extent.StartLineNumber)"
        if ($newer -contains $node.GetType().Name) { "${place}: $($node.GetType().Name) is not known to Windows PowerShell 5.1" }
        if ($node -is [Management.Automation.Language.CommandAst]) {
            $name = [string] $node.GetCommandName()
            if ($textRunners -contains $name) { "${place}: $name makes code of text" }
            if ($newerParameters.ContainsKey($name)) {
                foreach ($parameter in $node.CommandElements) {
                    if ($parameter -is [Management.Automation.Language.CommandParameterAst] -and $newerParameters[$name] -contains $parameter.ParameterName) {
                        "${place}: $name has no -$($parameter.ParameterName) in Windows PowerShell 5.1"
                    }
                }
            }
        }

        if ($node -is [Management.Automation.Language.InvokeMemberExpressionAst] -and @('AddScript', 'InvokeScript', 'NewScriptBlock', 'ExpandString') -contains [string] $node.Member) {
            "${place}: $($node.Member) makes code of text"
        }

        if ($node -is [Management.Automation.Language.InvokeMemberExpressionAst] -and [string] $node.Member -eq 'Create' -and [string] $node.Expression -match 'scriptblock') {
            "${place}: a script block is made of text"
        }
    }
}
