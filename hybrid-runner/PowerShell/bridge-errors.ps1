# Errors, by what a program may rely on: category, reason, type and id. The text is in the server's language, and only shown.

# The record that says most, out of what was caught.
function Find-ErrorRecord([object] $Caught) {
    $record = $null
    $exception = $Caught
    if ($Caught -is [System.Management.Automation.ErrorRecord]) {
        $record = $Caught
        $exception = $Caught.Exception
    }

    # A method that was called from here wraps what it threw.
    while ($exception -is [System.Management.Automation.MethodInvocationException] -and $null -ne $exception.InnerException) {
        $exception = $exception.InnerException
        $record = $null
    }

    $carries = $exception -is [System.Management.Automation.ActionPreferenceStopException] -or
        $exception -is [System.Management.Automation.CmdletInvocationException] -or
        ($null -eq $record -and $exception -is [System.Management.Automation.IContainsErrorRecord])
    if ($carries -and $null -ne $exception.ErrorRecord) { $record = $exception.ErrorRecord }
    if ($null -eq $record) {
        return New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList $exception, $exception.GetType().Name, 'NotSpecified', $null
    }

    # An exception that makes its own record leaves a stand-in for itself there.
    if ($record.Exception -is [System.Management.Automation.ParentContainsErrorRecordException]) {
        return New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList $record, $exception
    }

    $record
}

function ConvertTo-WireError([System.Management.Automation.ErrorRecord] $Record) {
    $exception = $Record.Exception
    $type = $exception.GetType().FullName
    $remote = $exception.PSObject.Properties['SerializedRemoteException']
    if ($null -ne $remote -and $null -ne $remote.Value) {
        # The exception stayed on the server; its type came along as the name of its shadow.
        $type = $remote.Value.PSObject.TypeNames[0]
        if ($type.StartsWith('Deserialized.', [StringComparison]::Ordinal)) { $type = $type.Substring('Deserialized.'.Length) }
    }

    $reason = [string] $Record.CategoryInfo.Reason
    if ([string]::IsNullOrEmpty($reason)) { $reason = $type.Substring($type.LastIndexOf('.') + 1) }
    $text = $exception.Message
    if ($null -ne $Record.ErrorDetails -and -not [string]::IsNullOrEmpty($Record.ErrorDetails.Message)) { $text = $Record.ErrorDetails.Message }
    Format-WireError -Category ([string] $Record.CategoryInfo.Category) -Reason $reason -Type $type -Id ([string] $Record.FullyQualifiedErrorId) -Text $text
}

function Format-WireError([string] $Category, [string] $Reason, [string] $Type, [string] $Id, [string] $Text) {
    if ($Text.Length -gt 8000) { $Text = $Text.Substring(0, 8000) }
    '{{"category":"{0}","reason":"{1}","exceptionType":"{2}","id":"{3}","text":"{4}"}}' -f
        (ConvertTo-WireText $Category), (ConvertTo-WireText $Reason), (ConvertTo-WireText $Type), (ConvertTo-WireText $Id), (ConvertTo-WireText $Text)
}

# As a shell answers to a name that it does not know.
function Get-UnknownCommandError([string] $Name) {
    Format-WireError -Category 'ObjectNotFound' -Reason 'CommandNotFoundException' -Type 'System.Management.Automation.CommandNotFoundException' `
        -Id 'CommandNotFoundException' -Text "The catalogue, the session or the module has no command '$Name'."
}

# As a shell answers to a parameter that it does not know.
function Get-UnknownParameterError([string] $Operation, [string] $Name) {
    Format-WireError -Category 'InvalidArgument' -Reason 'ParameterBindingException' -Type 'System.Management.Automation.ParameterBindingException' `
        -Id "NamedParameterNotFound,$Operation" -Text "A parameter cannot be found that matches parameter name '$Name'."
}
