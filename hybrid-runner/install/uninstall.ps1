#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Takes the HybridTrust runner off this server.

.DESCRIPTION
Removes the task and the program. Config, policy, keys and the journal, which is evidence of what was done here, stay unless RemoveData is given.
Roles, the account and the enrolment are for a person to withdraw: 'hybridtrust runner revoke' at the host, the account's roles in Exchange.
Run again, it does what is left to do.

.PARAMETER ProgramFolder
Where the program is.

.PARAMETER DataFolder
Where config, policy and journal are.

.PARAMETER RemoveData
Removes these too, and the source of the event log. Asks first.

.EXAMPLE
.\uninstall.ps1 -WhatIf

.EXAMPLE
.\uninstall.ps1 -RemoveData
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [string] $ProgramFolder = (Join-Path $env:ProgramFiles 'HybridTrust Runner'),
    [string] $DataFolder = (Join-Path $env:ProgramData 'HybridTrust'),
    [switch] $RemoveData
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$name = 'HybridTrust Runner'
$taskRunning = 4

# A mistyped folder must not be emptied: it is removed only when it holds what the installation put there.
function Remove-OurFolder([string] $Path, [string] $Holds, [string] $What) {
    if (-not (Test-Path -LiteralPath $Path)) { return }
    if (-not (Test-Path -LiteralPath (Join-Path $Path $Holds))) { throw "$Path holds no $Holds, so it is not a folder of the runner. Nothing in it was removed." }
    if ((Get-Item -LiteralPath $Path -Force).Attributes -band [IO.FileAttributes]::ReparsePoint) { throw "$Path is a link to another place. Nothing in it was removed." }
    if ($PSCmdlet.ShouldProcess($Path, $What)) { Remove-Item -LiteralPath $Path -Recurse -Force }
}

$service = New-Object -ComObject Schedule.Service
$service.Connect()
$tasks = $service.GetFolder('\')
$task = try { $tasks.GetTask($name) } catch { $null }
if ($null -ne $task -and $PSCmdlet.ShouldProcess($name, 'Stop the runner and remove its task')) {
    $task.Enabled = $false
    $task.Stop(0)
    for ($second = 0; $task.State -eq $taskRunning; $second++) {
        if ($second -ge 60) { throw "The task $name does not stop. End hybrid-runner.exe, then run this script again." }
        Start-Sleep -Seconds 1
    }

    $tasks.DeleteTask($name, 0)
}

Remove-OurFolder $ProgramFolder 'hybrid-runner.exe' 'Remove the program'
if ($RemoveData) {
    if ($WhatIfPreference -or $PSCmdlet.ShouldContinue("Remove $DataFolder with the journal, the evidence of what was done on this server?", $name)) {
        Remove-OurFolder $DataFolder 'data' 'Remove config, policy, keys and journal'
        $source = "HKLM:\SYSTEM\CurrentControlSet\Services\EventLog\Application\$name"
        if ((Test-Path -LiteralPath $source) -and $PSCmdlet.ShouldProcess("Application log, source $name", 'Remove the source')) { Remove-EventLog -Source $name }
    }
}
elseif (Test-Path -LiteralPath $DataFolder) {
    Write-Output "Kept: $DataFolder with config, policy, keys and the journal of what was done here. -RemoveData removes it."
}

Write-Output "For a person: revoke the runner at the host, take the account's roles in Exchange and its local administrator away."
