# One request: looked up in the catalogue, bound as data, carried out, answered.

$mostWarnings = 100

function Format-Answer([string] $Id, [string[]] $Objects, [string[]] $Warnings, [string] $ErrorJson, [bool] $Lost) {
    $json = '{"id":"' + $Id + '","objects":[' + ($Objects -join ',') + '],"warnings":[' + ($Warnings -join ',') + ']'
    if ($ErrorJson) { $json += ',"error":' + $ErrorJson }
    if ($Lost) { $json += ',"lost":true' }
    $json + '}'
}

function Invoke-Request([object] $Request, [System.Collections.IDictionary] $Session, [System.Collections.IDictionary] $Operations) {
    $id = [string] $Request.id
    if ($id -notmatch '\A[0-9]{1,18}\z') { throw 'A request came without a number.' }
    $name = [string] $Request.operation
    if (-not $Operations.ContainsKey($name)) { return Format-Answer -Id $id -ErrorJson (Get-UnknownCommandError $name) }
    $operation = $Operations[$name]

    $parameters = @{ }
    foreach ($given in @($Request.parameters)) {
        $known = @($operation.parameters | Where-Object -FilterScript { $_.name -eq $given.name })
        if ($known.Count -ne 1) { return Format-Answer -Id $id -ErrorJson (Get-UnknownParameterError -Operation $name -Name $given.name) }
        $parameters[[string] $known[0].name] = (ConvertFrom-WireValue -Wire $given -Type $known[0].type).Value
    }

    try { Restore-Session $Session }
    catch { return Format-Answer -Id $id -ErrorJson (ConvertTo-WireError (Find-ErrorRecord $_)) }
    Invoke-Operation -Id $id -Operation $operation -Parameters $parameters -Session $Session
}

# Puts the operation's command and parameters on the pipeline, as data. False when the session has no such command.
function Add-Operation([object] $Shell, [object] $Operation, [System.Collections.IDictionary] $Parameters, [System.Collections.IDictionary] $Session) {
    if ($Session.Kind -ceq 'remote') {
        # The server's own roles decide what exists there; what may be asked for is the catalogue's.
        [void] $Shell.AddCommand([string] $Operation.name).AddParameters($Parameters)
        return $true
    }

    if (-not $Session.Commands.ContainsKey($Operation.name)) { return $false }
    $command = $Session.Commands[$Operation.name]
    if ($null -eq $Session.Remote) {
        [void] $Shell.AddCommand($command.Name).AddParameters($Parameters)
        return $true
    }

    # A function of this machine on another one: its arguments go by position.
    $arguments = @(foreach ($parameter in @($Operation.parameters)) { , $Parameters[[string] $parameter.name] })
    [void] $Shell.AddCommand('Invoke-Command').AddParameters(@{ Session = $Session.Remote; ScriptBlock = $command.Info.ScriptBlock; ArgumentList = $arguments })
    $true
}

function Invoke-Operation([string] $Id, [object] $Operation, [System.Collections.IDictionary] $Parameters, [System.Collections.IDictionary] $Session) {
    $shell = [Management.Automation.PowerShell]::Create()
    try {
        $shell.Runspace = $Session.Runspace
        if (-not (Add-Operation -Shell $shell -Operation $Operation -Parameters $Parameters -Session $Session)) {
            return Format-Answer -Id $Id -ErrorJson (Get-UnknownCommandError ([string] $Operation.name))
        }

        $failure = $null
        $returned = @()
        try { $returned = $shell.Invoke() } catch { $failure = Find-ErrorRecord $_ }
        if ($null -eq $failure -and $shell.Streams.Error.Count -gt 0) { $failure = Find-ErrorRecord $shell.Streams.Error[0] }

        $warnings = @($shell.Streams.Warning | Select-Object -First $mostWarnings | ForEach-Object -Process { '"' + (ConvertTo-WireText $_.Message) + '"' })
        if ($null -ne $failure) {
            $lost = -not (Test-SessionOpen $Session) -or $failure.CategoryInfo.Reason -ceq 'PSRemotingTransportException'
            return Format-Answer -Id $Id -Warnings $warnings -ErrorJson (ConvertTo-WireError $failure) -Lost $lost
        }

        $reads = [string[]] @($Operation.reads)
        $objects = @()
        if ($reads.Count -gt 0) { $objects = @(foreach ($object in $returned) { if ($null -ne $object) { ConvertTo-WireObject -Object $object -Reads $reads } }) }
        Format-Answer -Id $Id -Objects $objects -Warnings $warnings
    }
    finally {
        $shell.Dispose()
    }
}
