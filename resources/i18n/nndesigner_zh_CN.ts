<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <source>About nndesigner</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Design, train and understand neural networks on one canvas.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Free software under the MIT licence. It stands on:</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;New</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Start again with an empty canvas</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open a project from a file</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save design, weights and curves in one file</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save &amp;as…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save under another name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close nndesigner</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take the last change back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Make the change again that was taken back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy the selected blocks and remove them</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy the selected blocks and their links</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Put copied blocks on the canvas</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Duplicate</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Make a second copy of the selected blocks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>De&amp;lete</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Remove what is selected: blocks, links, a wire, a neuron</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Select &amp;all</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Select every block and link</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Train</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Train the network, or go on after a pause</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Hold the training; Train goes on from here</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Train on one batch only, then hold</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>St&amp;op</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>End the training and keep what was learnt</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Reset</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Forget what was learnt: new initial weights, empty curves</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Clear drawing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Wipe the drawing pad</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show the canvas larger</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show more of the canvas</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Actual size</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show the canvas at 100 %</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Fit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show the whole network</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tidy &amp;up</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Arrange the blocks in columns from input to output</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;About nndesigner</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Version, licence and the libraries it stands on</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Keyboard and mouse</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What can be done with keys and mouse</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Activation</name>
        <message>
            <source>Identity</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>ReLU</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Leaky ReLU</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sigmoid</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tanh</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Softmax</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ActivationGraph</name>
        <message>
            <source>an example</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ActivationHelp</name>
        <message>
            <source>passes the sum on as it is</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>passes positive sums, silences negative ones</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>passes positive sums, lets a hundredth of negative ones through</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>squeezes any sum between 0 and 1, like a probability</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>squeezes any sum between −1 and 1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>shares 100 % among the neurons of the layer: one for each class</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{formula}: {meaning}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Canvas</name>
        <message>
            <source>Add neuron</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connect</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{source} → {target}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>… + {count} more</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Delete</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Repair: {what}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add a neuron</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Repair</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Delete connection</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cut</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There are no layers on the clipboard that could be pasted.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Paste</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Rename</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Delete neuron</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag from here to connect “{name}” to another layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag from here to what “{name}” should get its input from</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{size} picture</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>1 number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drops {percent} %</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>1 neuron</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%n parameters</source>
            <translation type="unfinished">
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>Pixel in row {row}, column {column} of “{name}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Number {unit} of “{name}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Neuron “{name}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Neuron {unit} of “{name}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stands for “{name}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>bias {value}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>output {value}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>value {value}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>weight {value}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{source}” → “{target}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%n weights</source>
            <translation type="unfinished">
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n neurons</source>
            <translation type="unfinished">
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n numbers</source>
            <translation type="unfinished">
                <numerusform></numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>&amp;Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Undo “{what}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Redo “{what}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tidy up</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ConfusionMatrix</name>
        <message>
            <source>what it is</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>what the network says</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} of {total} samples of “{true}” were recognised.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} of {total} samples of “{true}” were taken for “{said}”.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Most frequent mistake: {text}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>CurvePlot</name>
        <message>
            <source>Loss</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Log scale</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Each line up is ten times as much: small losses become visible.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Training</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Validation</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Training: samples the network learns from. Validation: samples it has never learnt from. If only the validation curve gets worse, it learns by heart.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Accuracy (%)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This network predicts values, so there is no accuracy.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Press Train and the curves draw themselves here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Epoch {epoch}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>DataError</name>
        <message>
            <source>No data set is chosen. Choose one in the Data panel.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is no data set called “{name}”. Choose one in the Data panel.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This network does not take a picture, but numbers ({shape}), so a drawing does not fit it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This is not a picture in shades of grey, but an array of {shape}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is no file “{file}”. It may have been moved or renamed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is a folder. Choose a table (CSV) in it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” cannot be read. You may not be allowed to open it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is too large: {size}, at most {limit}. Use a part of its rows.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is not a table of text. Save it as CSV (UTF-8) in your spreadsheet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is empty.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” needs at least two rows of samples.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” needs at least two columns: one with numbers to learn from and one with the answer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” has {count} columns, at most {limit}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Row {row} of “{file}” has {found} values, but the first row has {expected}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A value is missing in row {row} of “{file}”, column “{column}”. Fill it in, or delete the row.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in row {row} of “{file}”, column “{column}”, is not a number.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>All rows of “{file}” have the same answer, “{value}”: there is nothing to tell apart.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Column “{column}” of “{file}” has {count} different answers, at most {limit}. Is it the right column?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The answer “{value}…” in “{file}” is too long, at most {limit} letters.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>DataPanel</name>
        <message>
            <source>Choose a data set</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open a table …</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Learn from your own table (CSV file)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Your own table: {path}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Training: {count} samples</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Validation: {count} samples</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Test: {count} samples</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose data set</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change {setting}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>DataPreview</name>
        <message>
            <source>Sketch of the data set</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Dataset</name>
        <message>
            <source>Handwritten digits</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Iris flowers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Two moons</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Two circles</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Spiral</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>XOR</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Blobs</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>DatasetHelp</name>
        <message>
            <source>1,797 pictures of handwritten digits, 8 × 8 pixels each</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>150 flowers of three kinds, measured in four ways</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>two half moons that reach into each other</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>a small circle inside a large one</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>two arms wound around each other: the hardest of the flat ones</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>one or the other, not both: one straight line cannot do it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>clouds of points, easily told apart</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>DesignSection</name>
        <message>
            <source>Click a layer to see what is in it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Select a layer, a neuron or a connection to see its numbers.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Size</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Parameters to learn: {sum}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No data set is chosen yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Learns from “{name}”. {help}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Learns from “{name}”.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>DesignView</name>
        <message>
            <source>Network canvas</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing is selected.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag a layer here from the palette,
or choose a template from File → New</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>DigitPad</name>
        <message>
            <source>Draw a digit here</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drawing pad</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Draw a digit with mouse, pen or finger. Delete clears the pad.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Draw a digit with mouse, pen or finger; Delete clears the pad.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Docks</name>
        <message>
            <source>Building blocks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Training</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Try it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Curves</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Problems</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Test results</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Data</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Duration</name>
        <message>
            <source>under 1 s</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>more than two days</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>EditError</name>
        <message>
            <source>There is no setting called “{field}”.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This part of the design no longer exists.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{source}” is already connected to “{target}”.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{source}” cannot be connected to itself. Choose another layer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing can lead into “{target}”: an input layer takes its numbers from the data. Draw the connection the other way round.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing can lead out of “{source}”: it is the end of the network. Draw the connection the other way round.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{target}” already has a layer before it, and a dropout layer takes only one. Delete that connection first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{target}” already leads to “{source}”. This connection would make a circle, and the numbers could never be worked out.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{name}” has no neuron number {unit}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It is not known yet how many neurons “{name}” has. Connect the layer before it first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{name}” has no neurons of its own: dropout only passes numbers on. Add the neuron to a dense layer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{name}” takes a picture, one number for each pixel. Change its rows and columns instead.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{name}” needs at least one neuron. Delete the whole layer instead.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is no template called “{name}”. There are: {known}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>These two neurons of “{source}” and “{target}” are not connected.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”. Choose one of: {names}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”: it goes from {minimum} to {maximum}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”: it must be at least {minimum}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>EngineError</name>
        <message>
            <source>This network cannot be computed yet: {problem}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There are no samples left to work with. Hold back fewer for test and validation, or use more data.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Some values of the data are infinite or no numbers at all.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This neuron does not exist, or has no sum of its own.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The weights do not fit this design. Reset them to start afresh.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The network takes {needed} numbers, not {shape}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The output layer gives {units} answers, but the data has {needed} for each sample.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Something went wrong ({code}).</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Field</name>
        <message>
            <source>Name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Position from the left</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Position from the top</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shape</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Neurons</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Activation</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Starting weights</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dropout rate</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Loss</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Classes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Momentum</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Validation share</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Seed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Data set</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>File</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Samples</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Noise</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Test share</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Seed of the split</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Weight</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bias</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>FieldHelp</name>
        <message>
            <source>What the block is called on the canvas.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How far from the left of the canvas it stands.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How far from the top of the canvas it stands.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How the numbers of one sample are arranged: “4” for four numbers, “8 × 8” for a picture of 8 rows and 8 columns.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How many neurons the layer has. More can learn more, but need more data and more time.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What each neuron does with its sum z. Without it, many layers could do no more than one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Where the weights of the incoming connections start before training.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The share of numbers set to 0 at random in each training step, so that the network does not rely on single neurons. Off when it answers.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How the error of an answer is measured. Training makes it small.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The names of the possible answers, separated by commas, in the order of the neurons. Empty if the network predicts values.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How often the training goes through all training samples.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How many samples are looked at before the weights are changed once. Small: many trembling steps; large: few calm ones.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How the weights are changed to make the loss smaller.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How far the weights move in each step. Too small: learning takes forever; too large: it jumps about and the loss grows.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How much of the last step is carried into the next: 0 for nothing, 0.9 for a rolling ball.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The share of training samples that is held back to see, during training, how well the network does on samples it has not learned.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The number all randomness starts from. The same seed gives exactly the same training again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The samples the network learns from.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The table (CSV) the samples come from.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How many points are made.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How far the points stray at random: 0 for not at all.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The share of all samples that is never trained on, to measure at the end how good the network really is.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Decides which samples are for the test. Another number, another choice.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How strongly, and in which direction, this connection counts: its input is multiplied by it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Added to the sum: how easily the neuron becomes active, whatever comes in.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>Choose data</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save the changes to “{name}” first?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What is not saved is lost.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open a project</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save the project</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open a table</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>nndesigner projects (*.nnd);;All files (*)</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Initializer</name>
        <message>
            <source>Zeros</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Normal</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Xavier</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>He</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>InitializerHelp</name>
        <message>
            <source>all weights start at 0: all neurons then stay alike</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>small random numbers, the same spread for every layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>random, smaller in wider layers: good for sigmoid and tanh</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>random, a little larger than Xavier: good for ReLU</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <source>Connection</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} layers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The design as a whole</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Design</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Neuron {unit} of “{layer}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Number {unit} of “{layer}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stands for “{name}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>pixel {row}, {column}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This design has no output layer yet, so no task.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{layer}: {unit}</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>Tells %n classes apart: {names}</source>
            <translation type="unfinished">
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Predicts %n value(s).</source>
            <translation type="unfinished">
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tells %n classes apart.</source>
            <translation type="unfinished">
                <numerusform></numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Kind</name>
        <message>
            <source>Input</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dense</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Neuron</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Output</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>KindHelp</name>
        <message>
            <source>Where the numbers of a sample enter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Neurons that each see everything before them</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A single neuron to wire by hand</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Silences random neurons while training</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Gives the answer and measures the error</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>LayerPalette</name>
        <message>
            <source>Building blocks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag a block onto the canvas, or press Enter to add it.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>LayerSection</name>
        <message>
            <source>different</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Parameters: {sum}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>An input layer only passes the numbers of a sample on.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dropout has nothing to learn.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One weight for each connection into the neuron, and its bias.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{sources} inputs × {units} neurons, and one bias for each neuron.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One weight for each connection, and one bias for each neuron.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Only biases yet: no connection leads into it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change “{field}” of “{layer}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change “{field}” of several layers</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>LinkSection</name>
        <message>
            <source>{least} to {most}, on average {mean}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>From</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>To</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Matrix</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Weights</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Range</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Weights of the connections</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Double-click a weight to change it; Space connects or disconnects.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The weights come when the layer before it is connected.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It only passes numbers on: dropout has no weights.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{rows} × {columns} (neurons × inputs)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} of {all} possible</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change a weight</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take a connection away</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connect two neurons</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>List</name>
        <message>
            <source>, </source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Loss</name>
        <message>
            <source>Cross-entropy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Binary cross-entropy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Mean squared error</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>LossHelp</name>
        <message>
            <source>−ln(probability of the right class): for telling classes apart</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>−ln(probability of the right answer): for yes or no with one neuron</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>mean of (answer − target)²: for predicting values</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Saved as {path}.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>MatrixModel</name>
        <message>
            <source>{source} → {target}: {weight}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not connected</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>MatrixTable</name>
        <message>
            <source>Take this connection away</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connect these two</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;File</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Training</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>New from &amp;template</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Panels</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Toolbar</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>As the system</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Light</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dark</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Clear this list</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>MessageBar</name>
        <message>
            <source>Close this message</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>NameEditor</name>
        <message>
            <source>Name of the layer</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>NetworkInput</name>
        <message>
            <source>What the network sees</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What the network sees: {rows} × {columns} = {count} numbers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What the network sees: {count} numbers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Row {row}, column {column}: {value}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>NeuronSection</name>
        <message>
            <source>Inputs and weights of the neuron</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bias b</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>z = w · x + b</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sum of w · x</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>+ bias b</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>= z</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>a = {activation}(z)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It only passes its number on: it has no weights and no bias.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>… and {count} smaller ones</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>… and {count} smaller ones, which sum to {sum}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Draw or type a sample to see its numbers here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The numbers come when the network is complete.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change a weight</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change a bias</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>NumberField</name>
        <message>
            <source>a whole number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>a number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Please type {kind}, such as {example}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Please type {kind} above {low}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Please type {kind} of at least {low}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Please type {kind} below {high}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Please type {kind} of at most {high}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Please type {kind} above {low} and below {high}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Please type {kind} above {low}, up to {high}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Please type {kind} from {low} to just below {high}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Please type {kind} from {low} to {high}.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Optimizer</name>
        <message>
            <source>SGD</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SGD with momentum</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Adam</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>OptimizerHelp</name>
        <message>
            <source>w ← w − rate · gradient: one step straight downhill</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>keeps rolling in the direction of earlier steps, like a ball</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>finds a fitting step size for every weight: a good first choice</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Outcomes</name>
        <message>
            <source>Trained for {epochs} epochs: the loss is now {loss}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Trained for {epochs} epochs: {accuracy} % of the validation samples are right.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The training ran away: the loss became infinite or not a number. The learning rate {rate} is probably too large. The weights are back to the last good ones, of epoch {epoch}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Try {rate}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change learning rate</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The training stopped because of an unexpected fault: {fault}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>PaletteModel</name>
        <message>
            <source>{kind}. {help}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&lt;b&gt;{kind}&lt;/b&gt;&lt;br&gt;{help}.&lt;br&gt;Drag it onto the canvas, or double-click it.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>PredictionBars</name>
        <message>
            <source>{count} others</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Probability of each class</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>PredictionPanel</name>
        <message>
            <source>What the network says</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>value {n}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Draw something, and the network says what it reads.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Type some numbers, and the network says what it makes of them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not trained yet: these are guesses.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The number the network computes for this sample.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The largest output decides; these outputs are no probabilities.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Undecided between {first} and {second} ({share} and {next}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sure: {share}. Next best: {second} with {next}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not quite sure: {share}. Next best: {second} with {next}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Why?</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ProbePanel</name>
        <message>
            <source>The first {shown} of {count} numbers of a sample.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Try a sample: move a slider, or type a number such as 0.5 or 1/3.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose a data set, and its numbers appear here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The value of {name} in the sample you try</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Problem</name>
        <message>
            <source>{what} {how}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Some layers lead back to themselves, so the numbers could never be worked out.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is nothing on the canvas yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The network has no input layer, so no numbers can enter it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The network has no output layer, so it cannot answer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{name}” is a second input layer; a network has one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{name}” is a second output layer; a network has one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No connection leads into “{name}”, so it has nothing to work with.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{name}” follows a layer that is not connected itself, so its size is not known yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No path leads from the input layer to “{name}”.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No connection leads out of “{name}”, so its result is not used.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No path leads from “{name}” to the output layer, so it cannot learn.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A connection into “{name}” names neurons that do not exist.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{name}” has one neuron with softmax. Softmax shares 100 % among the neurons of a layer, so a single one always says 100 %.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The loss “{loss}” of “{name}” cannot be worked out after the activation “{activation}”.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No data set is chosen to learn from.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The data set “{data}” cannot be found.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{name}” takes {units} numbers, but a sample of “{data}” has {needed}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{data}” asks for values, not for classes, but the loss of “{name}” tells classes apart.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{name}” gives {units} answers, but “{data}” needs {needed}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The class names of “{name}” are not those of “{data}”.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Problem</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Something is wrong here ({code}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No connection reaches neuron {unit} of “{name}”.</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>No connection reaches %n neuron(s) of “{name}”.</source>
            <translation type="unfinished">
                <numerusform></numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ProblemRepair</name>
        <message>
            <source>Delete one of the connections of the circle.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag an input layer, a dense layer and an output layer from the palette and connect them, or start from a template.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag an Input from the palette to the left of the network.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag an Output from the palette to the right of the network.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Delete one of the two.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag from the dot on the right of another layer to the dot on the left of this one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connect the layer before it first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connect the layers before it with the input layer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag from the dot on its right to the dot on the left of the next layer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connect the layers after it with the output layer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Delete that connection and draw it again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Wire it to a neuron of the layer before, or delete it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Use sigmoid, or give the layer one neuron for each class.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Use the activation “{needed}”, or another loss.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose one in the Data panel.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose the file again, or another data set, in the Data panel.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change the size of the input layer, or choose other data.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Use the loss “Mean squared error”, or choose other data.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change the number of neurons of the output layer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take over the names, so that answers are called by them.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ProblemTitle</name>
        <message>
            <source>Layers in a circle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Empty design</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No input layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No output layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Second input layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Second output layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing comes in</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Size not known yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cut off from the input</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Leads nowhere</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Does not reach the output</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connections do not fit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Neuron without input</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Softmax of one neuron</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Loss and activation do not fit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No data set</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Data set not found</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Input does not fit the data</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Data without classes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Output does not fit the data</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Other class names</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ProblemsModel</name>
        <message>
            <source>Error</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Warning</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ProblemsPanel</name>
        <message>
            <source>Nothing is missing: press Train.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Problems</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Repair</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No repair at one click for this one: the sentence says what to do.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Repair this problem now; Undo takes it back.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Repair</name>
        <message>
            <source>Use {activation}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Use sigmoid and binary cross-entropy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Make the input {shape}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Make the output fit ({units})</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take over the class names</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Repair</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ReportModel</name>
        <message>
            <source>Class</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Precision</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Recall</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>F1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Samples</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What the sample really is</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>When the network says this class: how often it is right</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Of the samples that really are this class: how many it finds</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One number for both: high only if precision and recall are high</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How many test samples there are of this class</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ResultsPanel</name>
        <message>
            <source>Train the network, and here you see how well it does on samples it has never seen.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Results for each class</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{share} right</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>R² = {value}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Loss {loss}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On samples it has never seen. R² is 1 for perfect predictions and 0 for always guessing the mean. Loss {loss}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Of {total} samples it has never seen: {right} right, {wrong} wrong. Loss {loss}.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>SampleController</name>
        <message>
            <source>Clear drawing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Draw</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change input</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{layer} #{unit} speaks for {label}: {value} × {weight} = {sum}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{layer}, neuron {unit} speaks against {label}: {value} × {weight} = {sum}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Shortcuts</name>
        <message>
            <source>Keyboard and mouse</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag from the list</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Put a block on the canvas, or a neuron into a layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag from a port</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Wire a whole layer to another</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag from a neuron</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Wire one neuron to another neuron or to a whole layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag on empty canvas</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Select with a rubber band</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Middle button, or Space and drag</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move the view</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Mouse wheel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Zoom about the pointer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Arrow keys</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move the selected blocks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tab</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go to the next block</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Esc</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Give up the present gesture</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message numerus="yes">
            <source>%n neuron(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>{count} parameters</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Scale of the canvas</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%n layer(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StorageError</name>
        <message>
            <source>There is no file “{file}”. It may have been moved or renamed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is a folder. Choose a file in it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” cannot be read. You may not be allowed to open it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is not an nndesigner project. Projects end in .nnd.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is damaged and cannot be opened. ({detail})</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is too large to be a project: {size}, at most {limit}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” was saved by a newer nndesigner (file format {version}). Install the newest version to open it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” cannot be written here. Choose a folder of your own.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is no room left to save “{file}”. Make room on the disk, or save somewhere else.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” could not be saved: the project is not sound. ({detail})</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The folder for “{file}” does not exist. Choose another one.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>SumModel</name>
        <message>
            <source>Input</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Value x</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Weight w</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>w · x</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Template</name>
        <message>
            <source>One neuron</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>XOR</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Handwritten digits</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Iris flowers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Two moons</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>TemplateHelp</name>
        <message>
            <source>a single neuron: follow its sum number by number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the smallest problem that needs a hidden layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>train it, then draw a digit yourself</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>tell three kinds of iris from four measures</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>bend a border between two half moons</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Templates</name>
        <message>
            <source>Input</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Output</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Neuron</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Hidden</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Picture</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Digit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Measurements</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Species</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Point</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>TrainingPanel</name>
        <message>
            <source>Settings</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Speed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Slow motion</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Watch</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Full speed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How fast to train: two epochs a second to follow every change, a run of about four seconds to watch, or as fast as the computer can.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>About three times smaller steps</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>About three times larger steps</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>New</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take another seed: other starting weights after Reset</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change {setting}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>TrainingSession</name>
        <message>
            <source>Reset weights</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Train</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>TrainingStatus</name>
        <message>
            <source>Loss</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Time left</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Samples</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How wrong the answers are on average, on training (and validation) samples</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The share of right answers, on training (and validation) samples</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How many samples the network learns from each second</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How long the remaining epochs will take at this speed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not training</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Loading the data …</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Training</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Paused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not trained yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Epoch {epoch} / {epochs}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{speed} per second</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{training} (val. {validation})</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>WeightHistogram</name>
        <message>
            <source>How many weights are how large</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
</TS>
