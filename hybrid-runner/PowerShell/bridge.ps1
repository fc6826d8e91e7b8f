#requires -Version 5.1
<#
.SYNOPSIS
    Carries out catalogue operations for the hybrid runner, in Windows PowerShell 5.1 and PowerShell 7.

.DESCRIPTION
    Started by the runner: powershell.exe -NoLogo -NoProfile -NonInteractive -File bridge.ps1, one process for one shell on one target.
    The first line on standard input says which shell to open, where, and the catalogue's operations; each line after it asks for one
    operation, and each is answered by one line on standard output. Names and parameters are bound as data: nothing that arrives is ever
    run as text. Standard input's end is the end of this process.

    Every payload travels as base64 of UTF-8, because ConvertFrom-Json makes dates out of texts that look like dates (7) or like
    JavaScript's (5.1), and a console's code page makes other letters out of letters.
#>
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# Windows Server 2016: 5.1 calls out with TLS 1.0 unless told otherwise (domain 11, row 16).
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12

# Values and messages are written without regard to the machine's language; its texts stay as they are.
[Threading.Thread]::CurrentThread.CurrentCulture = [Globalization.CultureInfo]::InvariantCulture

. (Join-Path -Path $PSScriptRoot -ChildPath 'bridge-values.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'bridge-errors.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'bridge-sessions.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'bridge-operations.ps1')

$protocol = 1

# The real streams are for the protocol alone. What a cmdlet writes to, or reads from, the console goes nowhere.
$utf8 = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false
$requests = New-Object -TypeName System.IO.StreamReader -ArgumentList ([Console]::OpenStandardInput()), $utf8
$answers = [Console]::OpenStandardOutput()
[Console]::SetIn([IO.TextReader]::Null)
[Console]::SetOut([IO.TextWriter]::Null)
[Console]::SetError([IO.TextWriter]::Null)

function Write-Answer([string] $Mark, [string] $Json) {
    # A line of its own, marked: a program that a cmdlet starts may still write to this process's output.
    $line = $utf8.GetBytes("`n$Mark $Json`n")
    $answers.Write($line, 0, $line.Length)
    $answers.Flush()
}

$line = $requests.ReadLine()
if ($null -eq $line) { exit 0 }
$hello = ConvertFrom-Json -InputObject $line
$mark = [string] $hello.mark
if ($hello.protocol -ne $protocol -or $mark -notmatch '\A[0-9a-f]{32}\z') {
    Write-Answer -Mark $mark -Json ('{{"id":"hello","protocol":{0}}}' -f $protocol)
    exit 3
}

$operations = New-Object -TypeName 'System.Collections.Generic.Dictionary[string,object]' -ArgumentList ([StringComparer]::OrdinalIgnoreCase)
foreach ($operation in @($hello.operations)) {
    # A name that is no name of a cmdlet (a path, a script) never becomes a command.
    if ($operation.name -match '\A[A-Za-z]+(-[A-Za-z]+)?\z') { $operations[$operation.name] = $operation }
}

$session = $null
try {
    $session = Open-Session -Hello $hello -Operations $operations
    Write-Answer -Mark $mark -Json ('{{"id":"hello","protocol":{0},"version":"{1}"}}' -f $protocol, (ConvertTo-WireText "$($PSVersionTable.PSVersion)"))
}
catch {
    Write-Answer -Mark $mark -Json ('{{"id":"hello","protocol":{0},"error":{1}}}' -f $protocol, (ConvertTo-WireError (Find-ErrorRecord $_)))
    exit 4
}

while ($null -ne ($line = $requests.ReadLine())) {
    if ($line.Length -eq 0) { continue }
    $request = ConvertFrom-Json -InputObject $line
    try { $answer = Invoke-Request -Request $request -Session $session -Operations $operations }
    # The operation may have run all the same, so this is an answer like any other error.
    catch { $answer = Format-Answer -Id ([long] $request.id) -ErrorJson (ConvertTo-WireError (Find-ErrorRecord $_)) }
    Write-Answer -Mark $mark -Json $answer
}

Close-Session -Session $session
exit 0
