<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <source>About nndesigner</source>
            <translation>关于 nndesigner</translation>
        </message>
        <message>
            <source>Design, train and understand neural networks on one canvas.</source>
            <translation>在同一块画布上设计、训练并理解神经网络。</translation>
        </message>
        <message>
            <source>Free software under the MIT licence. It stands on:</source>
            <translation>自由软件，采用 MIT 许可证。它使用了以下软件：</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;New</source>
            <translation>新建(&amp;N)</translation>
        </message>
        <message>
            <source>Start again with an empty canvas</source>
            <translation>从空白画布重新开始</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>打开(&amp;O)…</translation>
        </message>
        <message>
            <source>Open a project from a file</source>
            <translation>从文件打开项目</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>Save design, weights and curves in one file</source>
            <translation>把设计、权重和曲线保存在一个文件中</translation>
        </message>
        <message>
            <source>Save &amp;as…</source>
            <translation>另存为(&amp;A)…</translation>
        </message>
        <message>
            <source>Save under another name</source>
            <translation>以另一个名称保存</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>Close nndesigner</source>
            <translation>关闭 nndesigner</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>Take the last change back</source>
            <translation>撤销上一次更改</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>Make the change again that was taken back</source>
            <translation>重新执行刚才撤销的更改</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>剪切(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>粘贴(&amp;P)</translation>
        </message>
        <message>
            <source>Put copied blocks on the canvas</source>
            <translation>把复制的层放到画布上</translation>
        </message>
        <message>
            <source>&amp;Duplicate</source>
            <translation>创建副本(&amp;D)</translation>
        </message>
        <message>
            <source>De&amp;lete</source>
            <translation>删除(&amp;L)</translation>
        </message>
        <message>
            <source>Remove what is selected: blocks, links, a wire, a neuron</source>
            <translation>删除所选内容：层、连接、单条连线或神经元</translation>
        </message>
        <message>
            <source>Select every block and link</source>
            <translation>选中所有的层和连接</translation>
        </message>
        <message>
            <source>&amp;Find or add…</source>
            <translation>查找或添加(&amp;F)…</translation>
        </message>
        <message>
            <source>Type a few letters to add a layer, go to one, or do something</source>
            <translation>输入几个字，即可添加层、转到某一层或执行操作</translation>
        </message>
        <message>
            <source>Write a note on the canvas</source>
            <translation>在画布上写一张便签</translation>
        </message>
        <message>
            <source>&amp;Group</source>
            <translation>编组(&amp;G)</translation>
        </message>
        <message>
            <source>Draw a frame with a name around the selected layers</source>
            <translation>给所选的层加上一个带名称的框</translation>
        </message>
        <message>
            <source>&amp;Select all</source>
            <translation>全选(&amp;S)</translation>
        </message>
        <message>
            <source>Copy what is selected, blocks or neurons, and remove it</source>
            <translation>复制所选的块或神经元并将其移除</translation>
        </message>
        <message>
            <source>Copy the selected blocks and their links, or the selected neurons</source>
            <translation>复制所选的块及其连接，或所选的神经元</translation>
        </message>
        <message>
            <source>Make a second copy of the selected blocks or neurons</source>
            <translation>为所选的块或神经元再做一份</translation>
        </message>
        <message>
            <source>Add not&amp;e</source>
            <translation>添加便签(&amp;E)</translation>
        </message>
        <message>
            <source>U&amp;ngroup</source>
            <translation>取消编组(&amp;N)</translation>
        </message>
        <message>
            <source>Take the frame around the selected layers away</source>
            <translation>去掉所选层外面的框</translation>
        </message>
        <message>
            <source>F&amp;old or open</source>
            <translation>折叠或展开(&amp;O)</translation>
        </message>
        <message>
            <source>Open the selected layers into their neurons, or fold them to a small block</source>
            <translation>把所选的层展开为各个神经元，或折叠成小块</translation>
        </message>
        <message>
            <source>Align &amp;left</source>
            <translation>左对齐(&amp;L)</translation>
        </message>
        <message>
            <source>Line the selected blocks up at their left edges</source>
            <translation>把所选的层按左边缘对齐</translation>
        </message>
        <message>
            <source>Align &amp;centres in a column</source>
            <translation>居中排成一列(&amp;C)</translation>
        </message>
        <message>
            <source>Put the middles of the selected blocks below each other</source>
            <translation>让所选各层的中心上下对齐</translation>
        </message>
        <message>
            <source>Align &amp;right</source>
            <translation>右对齐(&amp;R)</translation>
        </message>
        <message>
            <source>Line the selected blocks up at their right edges</source>
            <translation>把所选的层按右边缘对齐</translation>
        </message>
        <message>
            <source>Align &amp;top</source>
            <translation>顶端对齐(&amp;T)</translation>
        </message>
        <message>
            <source>Line the selected blocks up at their top edges</source>
            <translation>把所选的层按上边缘对齐</translation>
        </message>
        <message>
            <source>Align centres in a ro&amp;w</source>
            <translation>居中排成一行(&amp;W)</translation>
        </message>
        <message>
            <source>Put the middles of the selected blocks side by side</source>
            <translation>让所选各层的中心左右对齐</translation>
        </message>
        <message>
            <source>Align &amp;bottom</source>
            <translation>底端对齐(&amp;B)</translation>
        </message>
        <message>
            <source>Line the selected blocks up at their bottom edges</source>
            <translation>把所选的层按下边缘对齐</translation>
        </message>
        <message>
            <source>Distribute &amp;horizontally</source>
            <translation>水平均匀分布(&amp;H)</translation>
        </message>
        <message>
            <source>Make the gaps between the selected blocks equal, side by side</source>
            <translation>让所选各层之间的水平间距相等</translation>
        </message>
        <message>
            <source>Distribute &amp;vertically</source>
            <translation>垂直均匀分布(&amp;V)</translation>
        </message>
        <message>
            <source>Make the gaps between the selected blocks equal, one below another</source>
            <translation>让所选各层之间的垂直间距相等</translation>
        </message>
        <message>
            <source>&amp;Train</source>
            <translation>训练(&amp;T)</translation>
        </message>
        <message>
            <source>Train the network, or go on after a pause</source>
            <translation>训练网络，或在暂停后继续训练</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>暂停(&amp;P)</translation>
        </message>
        <message>
            <source>Hold the training; Train goes on from here</source>
            <translation>暂停训练；再按“训练”即可从这里继续</translation>
        </message>
        <message>
            <source>&amp;Step</source>
            <translation>单步(&amp;S)</translation>
        </message>
        <message>
            <source>Train on one batch only, then hold</source>
            <translation>只用一个批次训练，然后暂停</translation>
        </message>
        <message>
            <source>Step by one sa&amp;mple</source>
            <translation>逐样本单步(&amp;M)</translation>
        </message>
        <message>
            <source>Train on a single sample only, then hold</source>
            <translation>只用一个样本训练，然后暂停</translation>
        </message>
        <message>
            <source>Step by one &amp;epoch</source>
            <translation>逐轮单步(&amp;E)</translation>
        </message>
        <message>
            <source>Train on all samples once, then hold</source>
            <translation>用所有样本训练一遍，然后暂停</translation>
        </message>
        <message>
            <source>Step &amp;back</source>
            <translation>退回一步(&amp;B)</translation>
        </message>
        <message>
            <source>Undo the last step: weights and curves as they were before</source>
            <translation>撤销上一步：权重和曲线恢复到之前的样子</translation>
        </message>
        <message>
            <source>St&amp;op</source>
            <translation>停止(&amp;O)</translation>
        </message>
        <message>
            <source>End the training and keep what was learnt</source>
            <translation>结束训练，保留学到的结果</translation>
        </message>
        <message>
            <source>&amp;Reset</source>
            <translation>重置(&amp;R)</translation>
        </message>
        <message>
            <source>Forget what was learnt: new initial weights, empty curves</source>
            <translation>忘掉学到的一切：重新生成初始权重，清空曲线</translation>
        </message>
        <message>
            <source>&amp;Clear drawing</source>
            <translation>清除手写内容(&amp;C)</translation>
        </message>
        <message>
            <source>Wipe the drawing pad</source>
            <translation>擦净手写板</translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation>放大(&amp;I)</translation>
        </message>
        <message>
            <source>Show the canvas larger</source>
            <translation>放大画布</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>缩小(&amp;O)</translation>
        </message>
        <message>
            <source>Show more of the canvas</source>
            <translation>缩小画布，显示更多内容</translation>
        </message>
        <message>
            <source>&amp;Actual size</source>
            <translation>实际大小(&amp;A)</translation>
        </message>
        <message>
            <source>Show the canvas at 100 %</source>
            <translation>按 100 % 显示画布</translation>
        </message>
        <message>
            <source>&amp;Fit</source>
            <translation>适合窗口(&amp;F)</translation>
        </message>
        <message>
            <source>Show the whole network</source>
            <translation>显示整个网络</translation>
        </message>
        <message>
            <source>Show all &amp;numbers</source>
            <translation>显示所有数值(&amp;N)</translation>
        </message>
        <message>
            <source>Write weights on their wires and biases at the neurons</source>
            <translation>在连线上标出权重，在神经元旁标出偏置</translation>
        </message>
        <message>
            <source>L&amp;egend of the wires</source>
            <translation>连线图例(&amp;E)</translation>
        </message>
        <message>
            <source>Connect by &amp;keys</source>
            <translation>用键盘连接(&amp;K)</translation>
        </message>
        <message>
            <source>Explain colours and thickness of the wires on the canvas</source>
            <translation>说明画布上连线的颜色和粗细</translation>
        </message>
        <message>
            <source>Wire from here: walk to the other end, then press Enter</source>
            <translation>从这里开始连线：用按键移到另一端，然后按 Enter 键</translation>
        </message>
        <message>
            <source>Tidy &amp;up</source>
            <translation>整理布局(&amp;U)</translation>
        </message>
        <message>
            <source>Arrange the blocks in columns from input to output</source>
            <translation>把各层从输入到输出排成整齐的列</translation>
        </message>
        <message>
            <source>&amp;Map in the corner</source>
            <translation>角落缩略图(&amp;M)</translation>
        </message>
        <message>
            <source>Show a small map of the canvas while not all of it is in view</source>
            <translation>当画布没有全部显示时，显示一张小缩略图</translation>
        </message>
        <message>
            <source>&amp;About nndesigner</source>
            <translation>关于 nndesigner(&amp;A)</translation>
        </message>
        <message>
            <source>Version, licence and the libraries it stands on</source>
            <translation>版本、许可证和所用的软件库</translation>
        </message>
        <message>
            <source>&amp;Keyboard and mouse</source>
            <translation>键盘与鼠标(&amp;K)</translation>
        </message>
        <message>
            <source>What can be done with keys and mouse</source>
            <translation>用按键和鼠标可以做什么</translation>
        </message>
        <message>
            <source>Select something on the canvas first.</source>
            <translation>请先在画布上选中内容。</translation>
        </message>
        <message>
            <source>Select a layer first.</source>
            <translation>请先选中一层。</translation>
        </message>
        <message>
            <source>Select two or more blocks first.</source>
            <translation>请先选中两个或更多块。</translation>
        </message>
        <message>
            <source>Select three or more blocks first.</source>
            <translation>请先选中三个或更多块。</translation>
        </message>
        <message>
            <source>Select a layer of a group first.</source>
            <translation>请先选中组中的一层。</translation>
        </message>
        <message>
            <source>{tip} ({keys})</source>
            <translation>{tip}（{keys}）</translation>
        </message>
    </context>
    <context>
        <name>Activation</name>
        <message>
            <source>Identity</source>
            <translation>恒等函数</translation>
        </message>
        <message>
            <source>ReLU</source>
            <translation>ReLU</translation>
        </message>
        <message>
            <source>Leaky ReLU</source>
            <translation>Leaky ReLU</translation>
        </message>
        <message>
            <source>ELU</source>
            <translation>ELU</translation>
        </message>
        <message>
            <source>SELU</source>
            <translation>SELU</translation>
        </message>
        <message>
            <source>GELU</source>
            <translation>GELU</translation>
        </message>
        <message>
            <source>SiLU</source>
            <translation>SiLU</translation>
        </message>
        <message>
            <source>Softplus</source>
            <translation>Softplus</translation>
        </message>
        <message>
            <source>Sigmoid</source>
            <translation>Sigmoid</translation>
        </message>
        <message>
            <source>Tanh</source>
            <translation>Tanh</translation>
        </message>
        <message>
            <source>Hard sigmoid</source>
            <translation>Hard sigmoid</translation>
        </message>
        <message>
            <source>Softmax</source>
            <translation>Softmax</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>阶跃函数</translation>
        </message>
        <message>
            <source>Sine</source>
            <translation>正弦函数</translation>
        </message>
    </context>
    <context>
        <name>ActivationGraph</name>
        <message>
            <source>What softmax gives each neuron of this layer; the marked bar is this one.</source>
            <translation>Softmax 分给本层各神经元的数值；突出显示的一条是当前神经元。</translation>
        </message>
        <message>
            <source>a of all neurons</source>
            <translation>所有神经元的 a</translation>
        </message>
        <message>
            <source>an example</source>
            <translation>示例</translation>
        </message>
    </context>
    <context>
        <name>ActivationHelp</name>
        <message>
            <source>passes the sum on as it is</source>
            <translation>原样输出加权和</translation>
        </message>
        <message>
            <source>passes positive sums, silences negative ones</source>
            <translation>让正的加权和通过，把负的变为 0</translation>
        </message>
        <message>
            <source>passes positive sums, lets a hundredth of negative ones through</source>
            <translation>让正的加权和通过，负的只通过百分之一</translation>
        </message>
        <message>
            <source>passes positive sums, bends negative ones gently towards −1</source>
            <translation>放行正的和，把负的和平缓地弯向 −1</translation>
        </message>
        <message>
            <source>an ELU scaled so that mean and spread stay steady from layer to layer</source>
            <translation>经过缩放的 ELU，使均值和离散程度逐层保持稳定</translation>
        </message>
        <message>
            <source>passes a sum in proportion to how likely a normal number is below it</source>
            <translation>按一个正态随机数小于它的概率放行这个和</translation>
        </message>
        <message>
            <source>the sum times its sigmoid: smooth, with a small dip below zero</source>
            <translation>和乘以它的 sigmoid 值：平滑，在零以下略微下凹</translation>
        </message>
        <message>
            <source>a smooth ReLU that never quite reaches zero</source>
            <translation>平滑的 ReLU，永远不会恰好等于零</translation>
        </message>
        <message>
            <source>squeezes any sum between 0 and 1, like a probability</source>
            <translation>把任意加权和压缩到 0 与 1 之间，像概率一样</translation>
        </message>
        <message>
            <source>squeezes any sum between −1 and 1</source>
            <translation>把任意加权和压缩到 −1 与 1 之间</translation>
        </message>
        <message>
            <source>a sigmoid of three straight lines: quick to compute</source>
            <translation>由三段直线组成的 sigmoid：计算很快</translation>
        </message>
        <message>
            <source>shares 100 % among the neurons of the layer: one for each class</source>
            <translation>把 100 % 分给这一层的各个神经元：每个类别一个</translation>
        </message>
        <message>
            <source>says yes or no, as the first perceptron did. It works forward only: with no slope anywhere, gradient descent cannot teach what stands before it</source>
            <translation>像最早的感知机那样回答是或否。它只能向前计算：处处没有斜率，梯度下降教不了它前面的部分</translation>
        </message>
        <message>
            <source>swings up and down: good for what repeats</source>
            <translation>上下摆动：适合周期性的数据</translation>
        </message>
        <message>
            <source>{formula}: {meaning}</source>
            <translation>{formula}：{meaning}</translation>
        </message>
    </context>
    <context>
        <name>AnnotationMenu</name>
        <message>
            <source>Write…</source>
            <translation>编辑文字…</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>创建副本</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>重命名…</translation>
        </message>
        <message>
            <source>Ungroup</source>
            <translation>取消编组</translation>
        </message>
        <message>
            <source>Delete with its layers</source>
            <translation>连同其中的层一起删除</translation>
        </message>
        <message>
            <source>Add a layer here…</source>
            <translation>在此处添加层…</translation>
        </message>
        <message>
            <source>Add a note here</source>
            <translation>在此处添加便签</translation>
        </message>
        <message>
            <source>Paste here</source>
            <translation>粘贴到此处</translation>
        </message>
    </context>
    <context>
        <name>Augmentation</name>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>平移</translation>
        </message>
        <message>
            <source>Distort</source>
            <translation>变形</translation>
        </message>
    </context>
    <context>
        <name>AugmentationHelp</name>
        <message>
            <source>pictures are shown as they are</source>
            <translation>图片保持原样</translation>
        </message>
        <message>
            <source>pictures are moved by up to a tenth of their sides at random each time</source>
            <translation>每次展示时把图片随机移动，最多移动边长的十分之一</translation>
        </message>
        <message>
            <source>pictures are turned, moved, scaled, thickened and bent a little at random each time</source>
            <translation>每次都随机地把图片稍作旋转、移动、缩放、加粗和弯曲</translation>
        </message>
    </context>
    <context>
        <name>Canvas</name>
        <message>
            <source>Add neuron</source>
            <translation>添加神经元</translation>
        </message>
        <message>
            <source>A new neuron of “{name}”, the last one</source>
            <translation>成为“{name}”的新神经元，排在最后</translation>
        </message>
        <message>
            <source>Put neuron into layer</source>
            <translation>把神经元放入层</translation>
        </message>
        <message>
            <source>Becomes the last neuron of “{name}”</source>
            <translation>成为“{name}”的最后一个神经元</translation>
        </message>
        <message>
            <source>Goes between “{source}” and “{target}”</source>
            <translation>插入到“{source}”与“{target}”之间</translation>
        </message>
        <message>
            <source>Goes before neuron {unit} of “{name}”</source>
            <translation>排在“{name}”的神经元 {unit} 之前</translation>
        </message>
        <message>
            <source>Align</source>
            <translation>对齐</translation>
        </message>
        <message>
            <source>Distribute</source>
            <translation>均匀分布</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>编组</translation>
        </message>
        <message>
            <source>Ungroup</source>
            <translation>取消编组</translation>
        </message>
        <message>
            <source>Delete note</source>
            <translation>删除便签</translation>
        </message>
        <message>
            <source>Write note</source>
            <translation>编辑便签</translation>
        </message>
        <message>
            <source>Add note</source>
            <translation>添加便签</translation>
        </message>
        <message>
            <source>Add layer</source>
            <translation>添加层</translation>
        </message>
        <message>
            <source>“{name}” was put between “{source}” and “{target}”.</source>
            <translation>已将“{name}”放在“{source}”和“{target}”之间。</translation>
        </message>
        <message>
            <source>“{name}” was added. It is not connected yet.</source>
            <translation>已添加“{name}”，尚未连接。</translation>
        </message>
        <message>
            <source>“{name}” was added and connected: “{source}” → “{target}”.</source>
            <translation>已添加“{name}”并连接：“{source}”→“{target}”。</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>{source} → {target}</source>
            <translation>{source} → {target}</translation>
        </message>
        <message>
            <source>… + {count} more</source>
            <translation>… 还有 {count} 个</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Cut the connection</source>
            <translation>断开这条连接</translation>
        </message>
        <message>
            <source>Repair: {what}</source>
            <translation>修复：{what}</translation>
        </message>
        <message>
            <source>Type the bias…</source>
            <translation>输入偏置…</translation>
        </message>
        <message>
            <source>Free the bias</source>
            <translation>解锁偏置</translation>
        </message>
        <message>
            <source>Lock the bias</source>
            <translation>锁定偏置</translation>
        </message>
        <message>
            <source>Type the weight…</source>
            <translation>输入权重…</translation>
        </message>
        <message>
            <source>Free the weight</source>
            <translation>解锁权重</translation>
        </message>
        <message>
            <source>Lock the weight</source>
            <translation>锁定权重</translation>
        </message>
        <message>
            <source>Restore connection</source>
            <translation>恢复连接</translation>
        </message>
        <message>
            <source>Restore all connections</source>
            <translation>恢复所有连接</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>上移</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>下移</translation>
        </message>
        <message>
            <source>Insert a neuron before</source>
            <translation>在前面插入神经元</translation>
        </message>
        <message>
            <source>Insert a neuron behind</source>
            <translation>在后面插入神经元</translation>
        </message>
        <message>
            <source>Take out into a layer of its own</source>
            <translation>取出，成为单独的一层</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Activation of the neuron</source>
            <translation>神经元的激活函数</translation>
        </message>
        <message>
            <source>Put into layer…</source>
            <translation>放入层…</translation>
        </message>
        <message>
            <source>Restore the neuron’s connections</source>
            <translation>恢复该神经元的连接</translation>
        </message>
        <message>
            <source>Duplicate neuron…</source>
            <translation>创建神经元副本…</translation>
        </message>
        <message>
            <source>Delete neurons</source>
            <translation>删除神经元</translation>
        </message>
        <message>
            <source>Connect to…</source>
            <translation>连接到…</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>重命名…</translation>
        </message>
        <message>
            <source>Add a neuron</source>
            <translation>添加一个神经元</translation>
        </message>
        <message>
            <source>Fold or open</source>
            <translation>折叠或展开</translation>
        </message>
        <message>
            <source>Go to neuron…</source>
            <translation>转到神经元…</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>创建副本</translation>
        </message>
        <message>
            <source>Duplicate the layer</source>
            <translation>复制整层</translation>
        </message>
        <message>
            <source>Show as</source>
            <translation>显示方式</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Folded</source>
            <translation>折叠</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>展开</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>修复</translation>
        </message>
        <message>
            <source>Duplicate neurons</source>
            <translation>复制多个神经元</translation>
        </message>
        <message>
            <source>Change the activation of a neuron</source>
            <translation>更改一个神经元的激活函数</translation>
        </message>
        <message>
            <source>A neuron of “{name}” cannot be copied alone: it belongs to the data. Select the whole layer to copy that.</source>
            <translation>“{name}”的神经元不能单独复制：它属于数据。请选中整层再复制。</translation>
        </message>
        <message>
            <source>Neuron</source>
            <translation>神经元</translation>
        </message>
        <message>
            <source>Delete connection</source>
            <translation>删除连接</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>剪切</translation>
        </message>
        <message>
            <source>Nothing is selected. Select the layers to copy first.</source>
            <translation>没有选中任何内容。请先选中要复制的层。</translation>
        </message>
        <message>
            <source>A connection is copied with the layers at both of its ends: select these to copy it.</source>
            <translation>连接要和两端的层一起复制：请选中这两层。</translation>
        </message>
        <message>
            <source>Copied without the weights: {count} are too many for the clipboard, which takes {limit}.</source>
            <translation>已复制，但不含权重：{count} 个权重太多，剪贴板最多容纳 {limit} 个。</translation>
        </message>
        <message>
            <source>Copied without the weights: some of them are not numbers.</source>
            <translation>已复制，但不含权重：其中有些不是有效数值。</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>粘贴</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>“{name}” is taken already, so this layer is “{given}”.</source>
            <translation>名称“{name}”已被使用，因此该层命名为“{given}”。</translation>
        </message>
        <message>
            <source>Delete neuron</source>
            <translation>删除神经元</translation>
        </message>
        <message>
            <source>Drag from here to connect “{name}” to another layer</source>
            <translation>从这里拖出，把“{name}”连接到另一层</translation>
        </message>
        <message>
            <source>Drag from here to what “{name}” should get its input from</source>
            <translation>从这里拖到为“{name}”提供输入的那一层</translation>
        </message>
        <message>
            <source>Click or turn the wheel here to show the others (with Shift or Ctrl: further);
double-click to type the number of a neuron</source>
            <translation>单击或在此滚动滚轮以显示其他神经元（按住 Shift 或 Ctrl 可滚动更多）；
双击可输入神经元的编号</translation>
        </message>
        <message>
            <source>Double-click to open or fold it</source>
            <translation>双击可展开或折叠</translation>
        </message>
        <message>
            <source>windows of {size}</source>
            <translation>窗口 {size}</translation>
        </message>
        <message>
            <source>{size} picture</source>
            <translation>{size} 图像</translation>
        </message>
        <message>
            <source>1 number</source>
            <translation>1 个数</translation>
        </message>
        <message>
            <source>{count} kernels of {size}</source>
            <translation>{count} 个长 {size} 的卷积核</translation>
        </message>
        <message>
            <source>1 kernel of {size}</source>
            <translation>1 个长 {size} 的卷积核</translation>
        </message>
        <message>
            <source>{count} kernels {size}</source>
            <translation>{count} 个 {size} 卷积核</translation>
        </message>
        <message>
            <source>1 kernel {size}</source>
            <translation>1 个 {size} 卷积核</translation>
        </message>
        <message>
            <source>stride {stride}</source>
            <translation>步幅 {stride}</translation>
        </message>
        <message>
            <source>memory of {units}</source>
            <translation>记忆 {units} 个数</translation>
        </message>
        <message>
            <source>drops {percent} %</source>
            <translation>丢弃 {percent} %</translation>
        </message>
        <message>
            <source>{factor} times larger</source>
            <translation>放大 {factor} 倍</translation>
        </message>
        <message>
            <source>{words} words, {size} numbers each</source>
            <translation>{words} 个词，每个 {size} 个数</translation>
        </message>
        <message>
            <source>into {shape}</source>
            <translation>变为 {shape}</translation>
        </message>
        <message>
            <source>into one row</source>
            <translation>变为一行</translation>
        </message>
        <message>
            <source>mean of each channel</source>
            <translation>每个通道取均值</translation>
        </message>
        <message>
            <source>sum of its branches</source>
            <translation>各分支之和</translation>
        </message>
        <message>
            <source>product of its branches</source>
            <translation>各分支之积</translation>
        </message>
        <message>
            <source>branches side by side</source>
            <translation>各分支并排</translation>
        </message>
        <message>
            <source>over each batch</source>
            <translation>对每个批次</translation>
        </message>
        <message>
            <source>over each sample</source>
            <translation>对每个样本</translation>
        </message>
        <message>
            <source>1 neuron</source>
            <translation>1 个神经元</translation>
        </message>
        <message>
            <source>▲ {count} before</source>
            <translation>▲ 前面 {count} 个</translation>
        </message>
        <message>
            <source>▼ {count} more</source>
            <translation>▼ 还有 {count} 个</translation>
        </message>
        <message numerus="yes">
            <source>%n parameters</source>
            <translation>
                <numerusform>%n 个参数</numerusform>
            </translation>
        </message>
        <message>
            <source>Pixel in row {row}, column {column} of “{name}”</source>
            <translation>“{name}”中第 {row} 行第 {column} 列的像素</translation>
        </message>
        <message>
            <source>Number {unit} of “{name}”</source>
            <translation>“{name}”的第 {unit} 个数</translation>
        </message>
        <message>
            <source>Neuron “{name}”</source>
            <translation>神经元“{name}”</translation>
        </message>
        <message>
            <source>Neuron {unit} of “{name}”</source>
            <translation>“{name}”的神经元 {unit}</translation>
        </message>
        <message>
            <source>stands for “{name}”</source>
            <translation>代表“{name}”</translation>
        </message>
        <message>
            <source>bias {value}</source>
            <translation>偏置 {value}</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>已锁定</translation>
        </message>
        <message>
            <source>output {value}</source>
            <translation>输出 {value}</translation>
        </message>
        <message>
            <source>value {value}</source>
            <translation>值 {value}</translation>
        </message>
        <message>
            <source>weight {value}</source>
            <translation>权重 {value}</translation>
        </message>
        <message>
            <source>“{source}” → “{target}”</source>
            <translation>“{source}” → “{target}”</translation>
        </message>
        <message>
            <source>Open layer</source>
            <translation>展开层</translation>
        </message>
        <message>
            <source>Fold layer</source>
            <translation>折叠层</translation>
        </message>
        <message>
            <source>Change view</source>
            <translation>更改显示方式</translation>
        </message>
        <message>
            <source>Show other neurons</source>
            <translation>显示其他神经元</translation>
        </message>
        <message>
            <source>Change the size of a note</source>
            <translation>更改便签大小</translation>
        </message>
        <message>
            <source>Insert layer</source>
            <translation>插入层</translation>
        </message>
        <message>
            <source>Choose the activation of “{name}”</source>
            <translation>选择“{name}”的激活函数</translation>
        </message>
        <message>
            <source>Choose an activation for this one: {neuron}</source>
            <translation>为这个神经元选择激活函数：{neuron}</translation>
        </message>
        <message>
            <source>Set activation</source>
            <translation>设置激活函数</translation>
        </message>
        <message>
            <source>Drag to connect it</source>
            <translation>拖动可连接</translation>
        </message>
        <message>
            <source>Drag its middle to move it, its rim to connect it</source>
            <translation>拖动中间可移动，拖动边缘可连接</translation>
        </message>
        <message>
            <source>Drag to connect it; click first, or hold Alt, to move it</source>
            <translation>拖动可连接；先单击它或按住 Alt 键，再拖动则可移动</translation>
        </message>
        <message>
            <source>Goes behind the last neuron</source>
            <translation>排在最后一个神经元之后</translation>
        </message>
        <message>
            <source>Goes before neuron {unit}</source>
            <translation>排在神经元 {unit} 之前</translation>
        </message>
        <message>
            <source>Move neuron</source>
            <translation>移动神经元</translation>
        </message>
        <message>
            <source>Take neuron out</source>
            <translation>取出神经元</translation>
        </message>
        <message>
            <source>{neuron} becomes one of its own</source>
            <translation>{neuron} 将成为独立的神经元</translation>
        </message>
        <message>
            <source>Duplicate neuron</source>
            <translation>创建神经元副本</translation>
        </message>
        <message>
            <source>Select the block or neuron to connect first, then press C.</source>
            <translation>请先选择要连接的层或神经元，然后按 C 键。</translation>
        </message>
        <message>
            <source>{name} can be connected: press Enter.</source>
            <translation>{name} 可以连接：请按 Enter 键。</translation>
        </message>
        <message>
            <source>b {value}</source>
            <translation>b {value}</translation>
        </message>
        <message>
            <source>{count} weights are in view: at most {most} can be written.</source>
            <translation>当前可见 {count} 个权重，最多只能标出 {most} 个。</translation>
        </message>
        <message>
            <source>Zoom in to read the numbers.</source>
            <translation>放大后可查看数值。</translation>
        </message>
        <message>
            <source>1 number has no room here: zoom in or move the blocks apart.</source>
            <translation>有 1 个数字放不下：请放大视图，或把方块移开一些。</translation>
        </message>
        <message numerus="yes">
            <source>%n numbers have no room: zoom in or move the blocks apart.</source>
            <translation>
                <numerusform>有 %n 个数字放不下：请放大视图，或把方块移开一些。</numerusform>
            </translation>
        </message>
        <message>
            <source>frozen</source>
            <translation>已冻结</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>{kind}: {what}</source>
            <translation>{kind}：{what}</translation>
        </message>
        <message>
            <source>1 connection</source>
            <translation>1 个连接</translation>
        </message>
        <message numerus="yes">
            <source>%n connections</source>
            <translation>
                <numerusform>%n 个连接</numerusform>
            </translation>
        </message>
        <message>
            <source>Weight from {source} to {target}</source>
            <translation>从 {source} 到 {target} 的权重</translation>
        </message>
        <message>
            <source>{what}: {value}</source>
            <translation>{what}：{value}</translation>
        </message>
        <message>
            <source>Link from “{source}” to “{target}”</source>
            <translation>从“{source}”到“{target}”的连接</translation>
        </message>
        <message numerus="yes">
            <source>%n weights</source>
            <translation>
                <numerusform>%n 个权重</numerusform>
            </translation>
        </message>
        <message>
            <source>Group “{name}”: {names}</source>
            <translation>分组“{name}”：{names}</translation>
        </message>
        <message>
            <source>Up and Down change it, Enter types it, L locks it, Del cuts it</source>
            <translation>上下键改变它，回车键输入，L 键锁定，Del 键断开</translation>
        </message>
        <message>
            <source>Up and Down change its bias, W goes to its connections</source>
            <translation>上下键改变偏置，W 键转到它的连接</translation>
        </message>
        <message>
            <source>W goes to its connections</source>
            <translation>W 键转到它的连接</translation>
        </message>
        <message>
            <source>Enter to write on it</source>
            <translation>按回车键书写</translation>
        </message>
        <message>
            <source>Enter goes to its wires, Del removes it</source>
            <translation>回车键进入各条连线，Del 键删除</translation>
        </message>
        <message>
            <source>Enter goes to its neurons, C connects it, W goes to its links</source>
            <translation>回车键进入神经元，C 键连接，W 键转到它的链接</translation>
        </message>
        <message>
            <source>C connects it, W goes to its links</source>
            <translation>C 键连接，W 键转到它的链接</translation>
        </message>
        <message>
            <source>Can be repaired with the Menu key: {repairs}</source>
            <translation>可用菜单键修复：{repairs}</translation>
        </message>
        <message>
            <source>Note: {text}</source>
            <translation>便签：{text}</translation>
        </message>
        <message>
            <source>linked from {names}</source>
            <translation>来自 {names} 的连接</translation>
        </message>
        <message>
            <source>linked to {names}</source>
            <translation>连接到 {names}</translation>
        </message>
        <message>
            <source>not linked</source>
            <translation>未连接</translation>
        </message>
        <message>
            <source>in the group “{name}”</source>
            <translation>在分组“{name}”中</translation>
        </message>
        <message>
            <source>Lock bias</source>
            <translation>锁定偏置</translation>
        </message>
        <message>
            <source>Free bias</source>
            <translation>解锁偏置</translation>
        </message>
        <message>
            <source>Lock weight</source>
            <translation>锁定权重</translation>
        </message>
        <message>
            <source>Free weight</source>
            <translation>解锁权重</translation>
        </message>
        <message>
            <source>Restore connections</source>
            <translation>恢复连接</translation>
        </message>
        <message>
            <source>Its weights come when the layers before it are connected.</source>
            <translation>连接好前面的层之后，这里才会有权重。</translation>
        </message>
        <message>
            <source>Change bias</source>
            <translation>修改偏置</translation>
        </message>
        <message>
            <source>Change weight</source>
            <translation>修改权重</translation>
        </message>
        <message numerus="yes">
            <source>%n things are selected</source>
            <translation>
                <numerusform>已选中 %n 项</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n numbers</source>
            <translation>
                <numerusform>%n 个数</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n neurons</source>
            <translation>
                <numerusform>%n 个神经元</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ClassBar</name>
        <message>
            <source>Draw “{name}”: {count} of {enough}</source>
            <translation>画“{name}”：{count} / {enough}</translation>
        </message>
        <message>
            <source>Enough drawings of each class</source>
            <translation>每个类别的画都够了</translation>
        </message>
        <message>
            <source>The class you are drawing: Enter on the pad adds to it</source>
            <translation>正在画的类别：在画板上按回车即加入</translation>
        </message>
        <message>
            <source>Class being drawn</source>
            <translation>正在画的类别</translation>
        </message>
        <message>
            <source>New class …</source>
            <translation>新类别…</translation>
        </message>
        <message>
            <source>Rename …</source>
            <translation>重命名…</translation>
        </message>
        <message>
            <source>Rename this class, with its drawings</source>
            <translation>重命名此类别及其图画</translation>
        </message>
        <message>
            <source>Delete this class, with its drawings</source>
            <translation>删除此类别及其图画</translation>
        </message>
    </context>
    <context>
        <name>ClassNameDialog</name>
        <message>
            <source>Name of the class</source>
            <translation>类别名称</translation>
        </message>
        <message>
            <source>Name of the class:</source>
            <translation>类别名称：</translation>
        </message>
    </context>
    <context>
        <name>CloneDialog</name>
        <message>
            <source>Duplicate neuron</source>
            <translation>创建神经元副本</translation>
        </message>
        <message>
            <source>Copies of each of the selected neurons:</source>
            <translation>所选的每个神经元的副本数：</translation>
        </message>
        <message>
            <source>Copies of this one: {neuron}</source>
            <translation>这个神经元的副本数：{neuron}</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Undo “{what}”</source>
            <translation>撤销“{what}”(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Redo “{what}”</source>
            <translation>重做“{what}”(&amp;R)</translation>
        </message>
        <message>
            <source>Tidy up</source>
            <translation>整理布局</translation>
        </message>
    </context>
    <context>
        <name>ConfusionMatrix</name>
        <message>
            <source>what it is</source>
            <translation>实际类别</translation>
        </message>
        <message>
            <source>what the network says</source>
            <translation>网络的判断</translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation>混淆矩阵</translation>
        </message>
        <message>
            <source>{count} of {total} samples of “{true}” were recognised.</source>
            <translation>{total} 个实际为“{true}”的样本中，有 {count} 个被正确识别。</translation>
        </message>
        <message>
            <source>{count} of {total} samples of “{true}” were taken for “{said}”.</source>
            <translation>{total} 个实际为“{true}”的样本中，有 {count} 个被误认为“{said}”。</translation>
        </message>
        <message>
            <source>Most frequent mistake: {text}</source>
            <translation>最常见的错误：{text}</translation>
        </message>
    </context>
    <context>
        <name>CurvePlot</name>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>Log scale</source>
            <translation>对数刻度</translation>
        </message>
        <message>
            <source>Each line up is ten times as much: small losses become visible.</source>
            <translation>每往上一条刻度线，数值是原来的十倍：这样也能看清很小的损失。</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练集</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>验证集</translation>
        </message>
        <message>
            <source>Training: samples the network learns from. Validation: samples it has never learnt from. If only the validation curve gets worse, it learns by heart. Generated handwriting that is mixed in is among both, but not among the test samples.</source>
            <translation>训练：网络从中学习的样本。验证：网络从未学过的样本。如果只有验证曲线变差，说明网络在死记硬背。混入的生成手写字在这两者之中都有，但测试样本中没有。</translation>
        </message>
        <message>
            <source>Accuracy (%)</source>
            <translation>准确率（%）</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>This network predicts values, so there is no accuracy.</source>
            <translation>这个网络预测的是数值，所以没有准确率。</translation>
        </message>
        <message>
            <source>The curves begin with the first numbers of the training.</source>
            <translation>训练给出第一批数后，曲线就会开始。</translation>
        </message>
        <message>
            <source>Press Train and the curves draw themselves here.</source>
            <translation>按“训练”，这里就会画出曲线。</translation>
        </message>
        <message>
            <source>Epoch {epoch}</source>
            <translation>第 {epoch} 轮</translation>
        </message>
    </context>
    <context>
        <name>DataError</name>
        <message>
            <source>No data set is chosen. Choose one in the Data panel.</source>
            <translation>还没有选择数据集。请在“数据”面板中选择一个。</translation>
        </message>
        <message>
            <source>There is no data set called “{name}”. Choose one in the Data panel.</source>
            <translation>没有名为“{name}”的数据集。请在“数据”面板中选择一个。</translation>
        </message>
        <message>
            <source>This network does not take a picture, but numbers ({shape}), so a drawing does not fit it.</source>
            <translation>这个网络接收的不是图像，而是一组数（{shape}），所以手写的图像不适用。</translation>
        </message>
        <message>
            <source>This is not a picture in shades of grey, but an array of {shape}.</source>
            <translation>这不是灰度图像，而是 {shape} 的数组。</translation>
        </message>
        <message>
            <source>“{file}” cannot be read as a picture: {reason}. Choose a PNG or JPEG file.</source>
            <translation>无法将“{file}”读取为图像：{reason}。请选择 PNG 或 JPEG 文件。</translation>
        </message>
        <message>
            <source>The picture “{file}” is too large: {width} × {height} pixels, at most {limit} in all. Choose a smaller one.</source>
            <translation>图像“{file}”太大：{width} × {height} 像素，总共最多 {limit} 像素。请选择较小的图像。</translation>
        </message>
        <message>
            <source>This picture is blank: nothing stands out from its background. Choose another one.</source>
            <translation>这张图片是空白的：没有任何内容与背景区分开来。请换一张。</translation>
        </message>
        <message>
            <source>There is no file “{file}”. It may have been moved or renamed.</source>
            <translation>找不到文件“{file}”。它可能已被移动或重命名。</translation>
        </message>
        <message>
            <source>“{file}” is a folder. Choose a table (CSV) in it.</source>
            <translation>“{file}”是一个文件夹。请选择其中的一个表格（CSV）。</translation>
        </message>
        <message>
            <source>“{file}” cannot be read. You may not be allowed to open it.</source>
            <translation>无法读取“{file}”。你可能没有打开它的权限。</translation>
        </message>
        <message>
            <source>“{file}” is too large: {size}, at most {limit}. Use a part of its rows.</source>
            <translation>“{file}”太大：{size}，最多 {limit}。请只使用其中一部分行。</translation>
        </message>
        <message>
            <source>“{file}” is not a table of text. Save it as CSV (UTF-8) in your spreadsheet.</source>
            <translation>“{file}”不是文本表格。请在电子表格软件中把它另存为 CSV（UTF-8）。</translation>
        </message>
        <message>
            <source>“{file}” is empty.</source>
            <translation>“{file}”是空的。</translation>
        </message>
        <message>
            <source>“{file}” needs at least two rows of samples.</source>
            <translation>“{file}”至少需要两行样本。</translation>
        </message>
        <message>
            <source>“{file}” needs at least two columns: one with numbers to learn from and one with the answer.</source>
            <translation>“{file}”至少需要两列：一列是用来学习的数，一列是答案。</translation>
        </message>
        <message>
            <source>“{file}” has {count} columns, at most {limit}.</source>
            <translation>“{file}”有 {count} 列，最多允许 {limit} 列。</translation>
        </message>
        <message>
            <source>Row {row} of “{file}” has {found} values, but the first row has {expected}.</source>
            <translation>“{file}”的第 {row} 行有 {found} 个值，但第一行有 {expected} 个。</translation>
        </message>
        <message>
            <source>A value is missing in row {row} of “{file}”, column “{column}”. Fill it in, or delete the row.</source>
            <translation>“{file}”的第 {row} 行、“{column}”列缺少一个值。请补上这个值，或删除这一行。</translation>
        </message>
        <message>
            <source>“{value}” in row {row} of “{file}”, column “{column}”, is not a number.</source>
            <translation>“{file}”的第 {row} 行、“{column}”列中的“{value}”不是数。</translation>
        </message>
        <message>
            <source>All rows of “{file}” have the same answer, “{value}”: there is nothing to tell apart.</source>
            <translation>“{file}”所有行的答案都相同，都是“{value}”：没有什么可以区分。</translation>
        </message>
        <message>
            <source>Column “{column}” of “{file}” has {count} different answers, at most {limit}. Is it the right column?</source>
            <translation>“{file}”的“{column}”列有 {count} 种不同的答案，最多允许 {limit} 种。是不是选错了列？</translation>
        </message>
        <message>
            <source>MNIST has not been downloaded yet. Download it in the Data panel; the other data sets need no download.</source>
            <translation>尚未下载 MNIST。请在“数据”面板中下载；其他数据集无需下载。</translation>
        </message>
        <message>
            <source>“{file}” does not hold the four files of MNIST. Missing: {missing}.</source>
            <translation>“{file}”中没有 MNIST 的四个文件。缺少：{missing}。</translation>
        </message>
        <message>
            <source>“{file}” does not hold what MNIST has there: pictures of 28 × 28 grey levels, or one label each.</source>
            <translation>“{file}”的内容与 MNIST 不符：应为 28 × 28 的灰度图片，或每张图片一个标签。</translation>
        </message>
        <message>
            <source>“{file}” has labels above 9: these are not the ten digits.</source>
            <translation>“{file}”中有大于 9 的标签：这不是十个数字。</translation>
        </message>
        <message>
            <source>“{file}” has {labels} labels, but there are {pictures} pictures. Do the files belong together?</source>
            <translation>“{file}”有 {labels} 个标签，但有 {pictures} 张图片。这些文件是一套的吗？</translation>
        </message>
        <message>
            <source>“{file}” is not one of the files of MNIST (IDX format).</source>
            <translation>“{file}”不是 MNIST 的文件（IDX 格式）。</translation>
        </message>
        <message>
            <source>“{file}” is too large: {size}, at most {limit}.</source>
            <translation>“{file}”太大：{size}，最多 {limit}。</translation>
        </message>
        <message>
            <source>“{file}” is cut short or damaged. Download it again.</source>
            <translation>“{file}”不完整或已损坏。请重新下载。</translation>
        </message>
        <message>
            <source>“{file}” is longer than it says, so it is damaged. Download it again.</source>
            <translation>“{file}”比其声明的更长，说明已损坏。请重新下载。</translation>
        </message>
        <message>
            <source>“{file}” cannot be unpacked: it is damaged. Download it again.</source>
            <translation>无法解压“{file}”：文件已损坏。请重新下载。</translation>
        </message>
        <message>
            <source>The download did not work: no connection to the Internet. You can go on with “Handwritten digits” or “Generated handwriting”, which need none.</source>
            <translation>下载失败：没有网络连接。您可以继续使用“手写数字”或“生成的手写体”，它们无需联网。</translation>
        </message>
        <message>
            <source>The download did not work: the server said no (error {status}). Try again later, or open a folder with the files.</source>
            <translation>下载失败：服务器拒绝了请求（错误 {status}）。请稍后再试，或打开含有这些文件的文件夹。</translation>
        </message>
        <message>
            <source>What was downloaded is not the file it should be ({file}), and was thrown away. Try again later.</source>
            <translation>下载到的不是应有的文件（{file}），已丢弃。请稍后再试。</translation>
        </message>
        <message>
            <source>The download cannot be kept in “{path}”. Is the disk full?</source>
            <translation>无法把下载内容保存到“{path}”。磁盘满了吗？</translation>
        </message>
        <message>
            <source>There are too few drawings to learn from: {count} of “{label}”. About {enough} drawings of each class are enough to begin with.</source>
            <translation>可供学习的画太少：“{label}”只有 {count} 幅。每类约 {enough} 幅就可以开始。</translation>
        </message>
        <message>
            <source>The answer “{value}…” in “{file}” is too long, at most {limit} letters.</source>
            <translation>“{file}”中的答案“{value}…”太长，最多 {limit} 个字符。</translation>
        </message>
        <message>
            <source>Say what was drawn: the name is empty.</source>
            <translation>请说明画的是什么：名称为空。</translation>
        </message>
        <message>
            <source>Nothing is drawn.</source>
            <translation>什么都没有画。</translation>
        </message>
        <message>
            <source>These would be too many drawings to keep: at most {limit}, fewer if they have very many lines.</source>
            <translation>画太多，无法保存：最多 {limit} 幅，线条很多时更少。</translation>
        </message>
        <message>
            <source>There must be at least two classes of drawings to tell apart.</source>
            <translation>至少要有两类画可以区分。</translation>
        </message>
        <message>
            <source>Nothing has been drawn yet to learn from: see the panel “My drawings”.</source>
            <translation>还没有可供学习的画：见“我的画”面板。</translation>
        </message>
    </context>
    <context>
        <name>DataPanel</name>
        <message>
            <source>Choose a data set</source>
            <translation>选择数据集</translation>
        </message>
        <message>
            <source>Open a table …</source>
            <translation>打开表格…</translation>
        </message>
        <message>
            <source>Learn from your own table (CSV file)</source>
            <translation>用你自己的表格（CSV 文件）来学习</translation>
        </message>
        <message>
            <source>Other samples</source>
            <translation>其他样本</translation>
        </message>
        <message>
            <source>Show the next samples of each class</source>
            <translation>显示每个类别接下来的样本</translation>
        </message>
        <message>
            <source>The files of MNIST in {path}</source>
            <translation>{path} 中的 MNIST 文件</translation>
        </message>
        <message>
            <source>Your own table: {path}</source>
            <translation>你自己的表格：{path}</translation>
        </message>
        <message>
            <source>{description}.</source>
            <translation>{description}。</translation>
        </message>
        <message>
            <source>Training: {count} samples</source>
            <translation>训练集：{count} 个样本</translation>
        </message>
        <message>
            <source>Validation: {count} samples</source>
            <translation>验证集：{count} 个样本</translation>
        </message>
        <message>
            <source>Test: {count} samples</source>
            <translation>测试集：{count} 个样本</translation>
        </message>
        <message>
            <source>Generated handwriting among these: {count}</source>
            <translation>其中生成的手写体：{count}</translation>
        </message>
        <message>
            <source>Your own drawings besides: {count}</source>
            <translation>另有您自己的手绘：{count}</translation>
        </message>
        <message>
            <source>Choose data set</source>
            <translation>选择数据集</translation>
        </message>
        <message>
            <source>Change {setting}</source>
            <translation>更改“{setting}”</translation>
        </message>
    </context>
    <context>
        <name>DataPreview</name>
        <message>
            <source>Sketch of the data set</source>
            <translation>数据集示意图</translation>
        </message>
    </context>
    <context>
        <name>DataSets</name>
        <message>
            <source>Choose data set</source>
            <translation>选择数据集</translation>
        </message>
    </context>
    <context>
        <name>Dataset</name>
        <message>
            <source>Handwritten digits</source>
            <translation>手写数字</translation>
        </message>
        <message>
            <source>Generated handwriting</source>
            <translation>生成的手写体</translation>
        </message>
        <message>
            <source>MNIST digits</source>
            <translation>MNIST 数字</translation>
        </message>
        <message>
            <source>My drawings</source>
            <translation>我的画</translation>
        </message>
        <message>
            <source>Iris flowers</source>
            <translation>鸢尾花</translation>
        </message>
        <message>
            <source>Two moons</source>
            <translation>双月</translation>
        </message>
        <message>
            <source>Two circles</source>
            <translation>同心圆</translation>
        </message>
        <message>
            <source>Spiral</source>
            <translation>螺旋</translation>
        </message>
        <message>
            <source>XOR</source>
            <translation>异或（XOR）</translation>
        </message>
        <message>
            <source>Blobs</source>
            <translation>点簇</translation>
        </message>
    </context>
    <context>
        <name>DatasetHelp</name>
        <message>
            <source>1,797 pictures of handwritten digits, 8 × 8 pixels each</source>
            <translation>1,797 张手写数字图像，每张 8 × 8 像素</translation>
        </message>
        <message>
            <source>digits written by the app itself in many styles, 28 × 28 pixels: nothing to download</source>
            <translation>由本程序以多种风格书写的数字，28 × 28 像素：无需下载</translation>
        </message>
        <message>
            <source>70,000 pictures of handwritten digits, 28 × 28 pixels each; needs a download</source>
            <translation>70,000 张手写数字图片，每张 28 × 28 像素；需要下载</translation>
        </message>
        <message>
            <source>what you have drawn and named yourself, 28 × 28 pixels</source>
            <translation>您自己绘制并标注的图片，28 × 28 像素</translation>
        </message>
        <message>
            <source>150 flowers of three kinds, measured in four ways</source>
            <translation>三种鸢尾花共 150 朵，每朵有四个测量值</translation>
        </message>
        <message>
            <source>two half moons that reach into each other</source>
            <translation>两个互相咬合的半月形</translation>
        </message>
        <message>
            <source>a small circle inside a large one</source>
            <translation>大圆里面套着一个小圆</translation>
        </message>
        <message>
            <source>two arms wound around each other: the hardest of the flat ones</source>
            <translation>两条互相缠绕的旋臂：平面数据集中最难的一个</translation>
        </message>
        <message>
            <source>one or the other, not both: one straight line cannot do it</source>
            <translation>两者恰有一个成立：用一条直线分不开</translation>
        </message>
        <message>
            <source>clouds of points, easily told apart</source>
            <translation>几团很容易区分的点</translation>
        </message>
    </context>
    <context>
        <name>DesignSection</name>
        <message>
            <source>Click a layer to see what is in it</source>
            <translation>点击一层，查看其中的内容</translation>
        </message>
        <message>
            <source>Select a layer, a neuron or a connection to see its numbers.</source>
            <translation>选择一层、一个神经元或一条连接，即可查看它的数值。</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Parameters to learn: {sum}</source>
            <translation>要学习的参数：{sum}</translation>
        </message>
        <message>
            <source>No data set is chosen yet.</source>
            <translation>还没有选择数据集。</translation>
        </message>
        <message>
            <source>Learns from “{name}”. {help}.</source>
            <translation>用“{name}”来学习：{help}。</translation>
        </message>
        <message>
            <source>Learns from “{name}”.</source>
            <translation>用“{name}”来学习。</translation>
        </message>
    </context>
    <context>
        <name>DesignView</name>
        <message>
            <source>Network canvas</source>
            <translation>网络画布</translation>
        </message>
        <message>
            <source>Nothing is selected.</source>
            <translation>没有选中任何内容。</translation>
        </message>
        <message>
            <source>Drag a layer here from the palette,
or choose a template from File → New</source>
            <translation>把组件面板中的层拖到这里，
或通过“文件 → 从模板新建”选择一个模板</translation>
        </message>
    </context>
    <context>
        <name>DigitPad</name>
        <message>
            <source>Draw a digit here</source>
            <translation>在这里写一个数字</translation>
        </message>
        <message>
            <source>Draw a digit here, or several side by side</source>
            <translation>在这里写一个数字，或并排写几个</translation>
        </message>
        <message>
            <source>Draw here</source>
            <translation>在这里画</translation>
        </message>
        <message>
            <source>Draw with mouse, pen or finger. Delete clears the pad, Ctrl+Z takes the last stroke back, E is the eraser.</source>
            <translation>用鼠标、笔或手指画。Delete 清空画板，Ctrl+Z 撤回上一笔，E 切换橡皮。</translation>
        </message>
        <message>
            <source>Draw with mouse, pen or finger. The right button and the pen's other end erase; Delete clears the pad.</source>
            <translation>用鼠标、笔或手指画。右键和笔的另一端是橡皮；Delete 清空画板。</translation>
        </message>
        <message>
            <source>Drawing pad</source>
            <translation>手写板</translation>
        </message>
        <message>
            <source>Draw a digit with mouse, pen or finger, or several side by side. Delete clears the pad, Ctrl+Z takes the last stroke back, E is the eraser.</source>
            <translation>用鼠标、手写笔或手指写一个数字，或并排写几个。Delete 清空画板，Ctrl+Z 撤回上一笔，E 为橡皮擦。</translation>
        </message>
        <message>
            <source>Draw a digit with mouse, pen or finger, or several side by side. The right button and the pen's other end erase; Delete clears the pad.</source>
            <translation>用鼠标、手写笔或手指写一个数字，或并排写几个。右键和笔的另一端可擦除；Delete 清空画板。</translation>
        </message>
        <message>
            <source>Take the last stroke back</source>
            <translation>撤回上一笔</translation>
        </message>
        <message>
            <source>Put the stroke back</source>
            <translation>恢复这一笔</translation>
        </message>
        <message>
            <source>Eraser</source>
            <translation>橡皮擦</translation>
        </message>
        <message>
            <source>Clear the drawing</source>
            <translation>清空画板</translation>
        </message>
    </context>
    <context>
        <name>Docks</name>
        <message>
            <source>Building blocks</source>
            <translation>组件</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>检查器</translation>
        </message>
        <message>
            <source>What it sees</source>
            <translation>网络所见</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>为什么是</translation>
        </message>
        <message>
            <source>My drawings</source>
            <translation>我的画</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>试一试</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>曲线</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>Test results</source>
            <translation>测试结果</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
    </context>
    <context>
        <name>DownloadRow</name>
        <message>
            <source>Download (12 MB)</source>
            <translation>下载（12 MB）</translation>
        </message>
        <message>
            <source>Fetch the four files of MNIST from a public server, once for all projects</source>
            <translation>从公共服务器获取 MNIST 的四个文件，所有项目只需一次</translation>
        </message>
        <message>
            <source>Open folder …</source>
            <translation>打开文件夹…</translation>
        </message>
        <message>
            <source>Use a folder with the four files of MNIST, packed (.gz) or not</source>
            <translation>使用含有 MNIST 四个文件的文件夹，压缩（.gz）与否均可</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Stop the download; what has arrived whole is kept</source>
            <translation>停止下载；已完整收到的文件会保留</translation>
        </message>
        <message>
            <source>Progress of the download</source>
            <translation>下载进度</translation>
        </message>
        <message>
            <source>{done} of {total} MB</source>
            <translation>{done} / {total} MB</translation>
        </message>
    </context>
    <context>
        <name>DrawingCounts</name>
        <message>
            <source>{right} right, {wrong} wrong, {unsure} not sure</source>
            <translation>正确 {right}，错误 {wrong}，不确定 {unsure}</translation>
        </message>
    </context>
    <context>
        <name>DrawingSteps</name>
        <message>
            <source>Take a stroke back</source>
            <translation>撤回一笔</translation>
        </message>
        <message>
            <source>Put a stroke back</source>
            <translation>恢复一笔</translation>
        </message>
    </context>
    <context>
        <name>DrawingsFiles</name>
        <message>
            <source>Import drawings</source>
            <translation>导入图画</translation>
        </message>
        <message numerus="yes">
            <source>%n drawing(s) added.</source>
            <translation>
                <numerusform>已加入 %n 幅画。</numerusform>
            </translation>
        </message>
        <message>
            <source>Export drawings</source>
            <translation>导出图画</translation>
        </message>
        <message>
            <source>Drawings (*.json);;All files (*)</source>
            <translation>画 (*.json);;所有文件 (*)</translation>
        </message>
        <message numerus="yes">
            <source>%n drawing(s) saved as {file}.</source>
            <translation>
                <numerusform>%n 幅画已保存为 {file}。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n were there already.</source>
            <translation>
                <numerusform>%n 幅已存在。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DrawingsModel</name>
        <message>
            <source>A drawing of “{label}”</source>
            <translation>“{label}”的画</translation>
        </message>
        <message>
            <source>A drawing of “{label}”, read correctly</source>
            <translation>“{label}”的画，读对了</translation>
        </message>
        <message>
            <source>A drawing of “{label}”: the network is not sure what it is</source>
            <translation>“{label}”的画：网络不确定它是什么</translation>
        </message>
        <message>
            <source>A drawing of “{label}”, read as “{answer}”: wrong</source>
            <translation>“{label}”的画，读成了“{answer}”：错误</translation>
        </message>
        <message>
            <source>{label}: {note}</source>
            <translation>{label}：{note}</translation>
        </message>
        <message>
            <source>{count}, not a class of this network</source>
            <translation>{count}，不是此网络的类别</translation>
        </message>
        <message>
            <source>{count} of {enough}</source>
            <translation>{count} / {enough}</translation>
        </message>
    </context>
    <context>
        <name>DrawingsPanel</name>
        <message>
            <source>My drawings</source>
            <translation>我的画</translation>
        </message>
        <message>
            <source>Enter puts a drawing on the pad, Delete deletes it, number keys rename it.</source>
            <translation>回车把画放回画板，Delete 删除，数字键改名。</translation>
        </message>
        <message>
            <source>Which drawings to show</source>
            <translation>显示哪些画</translation>
        </message>
        <message>
            <source>Show only drawings the network reads wrongly or is not sure about</source>
            <translation>只显示网络读错或不确定的画</translation>
        </message>
        <message>
            <source>Not sure: “?”, as the drawing looks like nothing the network has learnt from</source>
            <translation>不确定：显示“?”，因为这幅画与网络学过的都不像</translation>
        </message>
        <message>
            <source>Delete the selected drawings (Delete)</source>
            <translation>删除所选的画（Delete）</translation>
        </message>
        <message>
            <source>This is a …</source>
            <translation>这是…</translation>
        </message>
        <message>
            <source>Give the selected drawings another name (number keys)</source>
            <translation>给所选的画改名（数字键）</translation>
        </message>
        <message>
            <source>Put on the pad</source>
            <translation>放回画板</translation>
        </message>
        <message>
            <source>Show the drawing on the pad again (Enter)</source>
            <translation>再次在画板上显示（回车）</translation>
        </message>
        <message>
            <source>Import, export, classes of my own</source>
            <translation>导入、导出、自定义类别</translation>
        </message>
        <message>
            <source>My own classes …</source>
            <translation>我自己的类别…</translation>
        </message>
        <message>
            <source>Let a network learn letters, shapes … that you draw</source>
            <translation>让网络学习您画的字母、形状…</translation>
        </message>
        <message>
            <source>Not right ({count})</source>
            <translation>未读对（{count}）</translation>
        </message>
        <message>
            <source>Not right</source>
            <translation>未读对</translation>
        </message>
        <message>
            <source>This data set is a table of numbers, so there is nothing to draw: choose one of pictures under “Data”, or draw classes of your own.</source>
            <translation>这个数据集是数的表格，没有什么可画：请在“数据”中选择图像数据集，或自己画类别。</translation>
        </message>
        <message>
            <source>Draw the class chosen above in “Try it”, and press Enter or “Add”. About {enough} drawings of each class are enough to begin with. Then press Train, and try.</source>
            <translation>在“试一试”中画上面选定的类别，然后按回车或“加入”。每类约 {enough} 幅就可以开始。然后按“训练”，再试一试。</translation>
        </message>
        <message>
            <source>Import drawings …</source>
            <translation>导入图画…</translation>
        </message>
        <message>
            <source>Export drawings …</source>
            <translation>导出图画…</translation>
        </message>
        <message>
            <source>New class …</source>
            <translation>新类别…</translation>
        </message>
        <message>
            <source>All drawings ({count})</source>
            <translation>所有画（{count}）</translation>
        </message>
        <message>
            <source>No drawings yet. Draw something in “Try it”: if the network reads it wrongly, press “No, this was a …”. Your drawings are kept here and in the project, and the network can learn from them.</source>
            <translation>还没有画。在“试一试”中画点什么：如果网络读错了，按“不对，这是…”。您的画保存在这里和项目中，网络可以从中学习。</translation>
        </message>
        <message>
            <source>Delete drawings</source>
            <translation>删除画</translation>
        </message>
        <message>
            <source>Name drawings “{label}”</source>
            <translation>命名这些画为“{label}”</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
    </context>
    <context>
        <name>Duration</name>
        <message>
            <source>under 1 s</source>
            <translation>不到 1 秒</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes} 分 {seconds} 秒</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} 小时 {minutes} 分</translation>
        </message>
        <message>
            <source>more than two days</source>
            <translation>超过两天</translation>
        </message>
    </context>
    <context>
        <name>EditError</name>
        <message>
            <source>There is no setting called “{field}”.</source>
            <translation>没有名为“{field}”的设置。</translation>
        </message>
        <message>
            <source>This part of the design no longer exists.</source>
            <translation>设计中的这个部分已经不存在。</translation>
        </message>
        <message>
            <source>“{source}” is already connected to “{target}”.</source>
            <translation>“{source}”已经连接到“{target}”。</translation>
        </message>
        <message>
            <source>Nothing can lead into “{target}”: an input layer takes its numbers from the data. Draw the connection the other way round.</source>
            <translation>不能连接到“{target}”：输入层的数来自数据。请反过来画这条连接。</translation>
        </message>
        <message>
            <source>Nothing can lead out of “{source}”: it is the end of the network. Draw the connection the other way round.</source>
            <translation>不能从“{source}”连出：它是网络的终点。请反过来画这条连接。</translation>
        </message>
        <message>
            <source>“{target}” already leads to “{source}”. This connection would make a circle, and the numbers could never be worked out.</source>
            <translation>“{target}”已经通向“{source}”。加上这条连接会形成环，数值就永远无法算出。</translation>
        </message>
        <message>
            <source>“{name}” has no neuron number {unit}.</source>
            <translation>“{name}”没有编号为 {unit} 的神经元。</translation>
        </message>
        <message>
            <source>It is not known yet how many neurons “{name}” has. Connect the layer before it first.</source>
            <translation>还不知道“{name}”有多少个神经元。请先连接它的前一层。</translation>
        </message>
        <message>
            <source>“{target}” already has a layer before it, and takes only one. Delete that connection first, or bring both together with Add, Concatenate or Multiply.</source>
            <translation>“{target}”前面已经有一层了，而它只接受一层。请先删除那条连接，或用相加、拼接或相乘把两者合并。</translation>
        </message>
        <message>
            <source>“{source}” cannot be connected to itself. Choose another layer, or hold Alt to move one of its neurons.</source>
            <translation>“{source}”不能连接到它自己。请选择别的层，或按住 Alt 移动其中的神经元。</translation>
        </message>
        <message>
            <source>“{name}” has no single neurons that could be added, wired or changed by themselves. Dense and Output layers have.</source>
            <translation>“{name}”没有可以单独添加、连线或修改的神经元。全连接层和输出层才有。</translation>
        </message>
        <message>
            <source>Softmax takes all neurons of a layer together, so that no single one of “{name}” can have an activation of its own beside it.</source>
            <translation>Softmax 把一层的所有神经元放在一起计算，所以“{name}”中没有哪个神经元可以单独使用别的激活函数。</translation>
        </message>
        <message>
            <source>“{name}” takes a picture, one number for each pixel. Change its rows and columns instead.</source>
            <translation>“{name}”接收一幅图像，每个像素一个数。请改为更改它的行数和列数。</translation>
        </message>
        <message>
            <source>“{name}” needs at least one neuron. Delete the whole layer instead.</source>
            <translation>“{name}”至少需要一个神经元。请改为删除整层。</translation>
        </message>
        <message>
            <source>This would give the network {count} weights and biases. More than {limit} are too slow to train here and too large to save. Make a layer smaller, or connect fewer layers.</source>
            <translation>这样网络将有 {count} 个权重和偏置。超过 {limit} 个时，在这里训练太慢，文件也大得无法保存。请减小某一层，或少连接一些层。</translation>
        </message>
        <message>
            <source>There is no template called “{name}”. There are: {known}.</source>
            <translation>没有名为“{name}”的模板。可用的模板有：{known}。</translation>
        </message>
        <message>
            <source>These two neurons of “{source}” and “{target}” are not connected.</source>
            <translation>“{source}”与“{target}”的这两个神经元没有连接。</translation>
        </message>
        <message>
            <source>A network can have {limit} layers. Delete some of them first.</source>
            <translation>一个网络最多可以有 {limit} 层。请先删除一些层。</translation>
        </message>
        <message>
            <source>A network can have {limit} connections between layers. Delete some of them first.</source>
            <translation>一个网络的层间连接最多可以有 {limit} 条。请先删除一些连接。</translation>
        </message>
        <message>
            <source>There are {limit} notes already. Delete some of them first.</source>
            <translation>已经有 {limit} 张便签。请先删除一些便签。</translation>
        </message>
        <message>
            <source>There are {limit} groups already. Ungroup some of them first.</source>
            <translation>已经有 {limit} 个组。请先取消一些编组。</translation>
        </message>
        <message>
            <source>Select the layers first that belong together.</source>
            <translation>请先选择要编为一组的层。</translation>
        </message>
        <message>
            <source>The neurons of “{name}” stand in the order of the data. In another order their numbers would mean something else.</source>
            <translation>“{name}”的神经元按数据的顺序排列。换一种顺序，它们的数就会有别的含义。</translation>
        </message>
        <message>
            <source>Every neuron of “{name}” must have one place in the new order.</source>
            <translation>“{name}”的每个神经元在新的顺序中必须恰好占一个位置。</translation>
        </message>
        <message>
            <source>A weight or a bias set by hand may be at most {limit}, or −{limit}: larger ones make every training fail.</source>
            <translation>手动设置的权重或偏置最大为 {limit} 或 −{limit}：更大的数会使训练失败。</translation>
        </message>
        <message>
            <source>The neuron of “{name}” is a layer of its own already.</source>
            <translation>“{name}”的神经元已经是独立的一层。</translation>
        </message>
        <message>
            <source>A neuron of “{name}” gives one of the answers and cannot leave the output layer.</source>
            <translation>“{name}”的每个神经元给出一个答案，不能离开输出层。</translation>
        </message>
        <message>
            <source>“{target}” takes all numbers of “{source}” together, so that no single neuron can leave or join here.</source>
            <translation>“{target}”把“{source}”的所有数放在一起处理，因此这里不能单独移出或加入神经元。</translation>
        </message>
        <message>
            <source>“{name}” is no single neuron. Only a Dense layer of one neuron can join another layer.</source>
            <translation>“{name}”不是单个神经元。只有仅含一个神经元的全连接层才能并入另一层。</translation>
        </message>
        <message>
            <source>“{name}” leads through “{target}”, which the neurons of the other layer do not. Delete “{target}” first.</source>
            <translation>“{name}”要经过“{target}”，而另一层的神经元不经过它。请先删除“{target}”。</translation>
        </message>
        <message>
            <source>“{name}” is the only input: without it no numbers come in. Add another input first, or select everything to clear the canvas.</source>
            <translation>“{name}”是唯一的输入层：没有它就没有数据进入。请先添加另一个输入层，或全选以清空画布。</translation>
        </message>
        <message>
            <source>There is nothing on the clipboard to paste. Copy some layers first.</source>
            <translation>剪贴板中没有可粘贴的内容。请先复制一些层。</translation>
        </message>
        <message>
            <source>What is on the clipboard is not layers, so it cannot be pasted here. Copy some layers first.</source>
            <translation>剪贴板中的内容不是层，无法粘贴到这里。请先复制一些层。</translation>
        </message>
        <message>
            <source>What is on the clipboard is too large to paste: {count} letters, at most {limit}.</source>
            <translation>剪贴板中的内容太大，无法粘贴：共 {count} 个字符，最多 {limit} 个。</translation>
        </message>
        <message>
            <source>The layers on the clipboard are damaged and cannot be pasted. Copy them again.</source>
            <translation>剪贴板中的层已损坏，无法粘贴。请重新复制。</translation>
        </message>
        <message>
            <source>The weights on the clipboard do not belong to its layers, so nothing was pasted. Copy the layers again.</source>
            <translation>剪贴板中的权重与其中的层不符，因此没有粘贴任何内容。请重新复制这些层。</translation>
        </message>
        <message>
            <source>This layer cannot stand between “{source}” and “{target}”. “{name}”: {problem}.</source>
            <translation>这一层不能放在“{source}”与“{target}”之间。“{name}”：{problem}。</translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”. Choose one of: {names}.</source>
            <translation>“{value}”不适用于“{field}”。请从以下选项中选择：{names}。</translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”: sizes go from 1 to {maximum}, and an input has at most {maximum} numbers in all.</source>
            <translation>“{value}”不适用于“{field}”：每个尺寸为 1 到 {maximum}，一个输入层总共最多 {maximum} 个数。</translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”: each must be at least {minimum} and at most {maximum}.</source>
            <translation>“{value}”不适用于“{field}”：每个值都必须不小于 {minimum} 且不大于 {maximum}。</translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”: it must be at least {minimum} and less than {maximum}.</source>
            <translation>“{value}”不适用于“{field}”：必须不小于 {minimum} 且小于 {maximum}。</translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”: it must be more than {minimum} and at most {maximum}.</source>
            <translation>“{value}”不适用于“{field}”：必须大于 {minimum} 且不大于 {maximum}。</translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”: it must be more than {minimum} and less than {maximum}.</source>
            <translation>“{value}”不适用于“{field}”：必须大于 {minimum} 且小于 {maximum}。</translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”: it goes from {minimum} to {maximum}.</source>
            <translation>“{value}”不适用于“{field}”：取值范围是 {minimum} 到 {maximum}。</translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”: it must be at least {minimum}.</source>
            <translation>“{value}”不适用于“{field}”：不能小于 {minimum}。</translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”.</source>
            <translation>“{value}”不适用于“{field}”。</translation>
        </message>
        <message>
            <source>A class needs a name.</source>
            <translation>类别需要名称。</translation>
        </message>
        <message>
            <source>There is a class “{name}” already. Choose another name.</source>
            <translation>已有类别“{name}”。请换一个名称。</translation>
        </message>
        <message>
            <source>This name of a class is too long, at most {limit} letters.</source>
            <translation>类别名称太长，最多 {limit} 个字符。</translation>
        </message>
        <message>
            <source>“{name}” is the answer to what is none of the classes. Choose another name.</source>
            <translation>“{name}”表示不属于任何类别的回答。请换一个名称。</translation>
        </message>
        <message>
            <source>There must be at least {limit} classes to tell apart.</source>
            <translation>至少要有 {limit} 个类别可以区分。</translation>
        </message>
        <message>
            <source>There can be {limit} classes at most.</source>
            <translation>最多可以有 {limit} 个类别。</translation>
        </message>
        <message>
            <source>There is no class “{name}”.</source>
            <translation>没有类别“{name}”。</translation>
        </message>
    </context>
    <context>
        <name>EngineError</name>
        <message>
            <source>This network cannot be computed yet: {problem}.</source>
            <translation>这个网络还无法计算：{problem}。</translation>
        </message>
        <message>
            <source>There are no samples left to work with. Hold back fewer for test and validation, or use more data.</source>
            <translation>没有剩下可用的样本。请减少留给验证集和测试集的样本，或使用更多数据。</translation>
        </message>
        <message>
            <source>This change makes another network, so a run cannot go on with it. Train anew.</source>
            <translation>这一改动使网络成为另一个网络，训练无法在其上继续。请重新训练。</translation>
        </message>
        <message>
            <source>Some values of the data are infinite or no numbers at all.</source>
            <translation>数据中有些值是无穷大，或者根本不是数。</translation>
        </message>
        <message>
            <source>This neuron does not exist, or has no sum of its own.</source>
            <translation>这个神经元不存在，或者没有自己的加权和。</translation>
        </message>
        <message>
            <source>The weights do not fit this design. Reset them to start afresh.</source>
            <translation>权重与这个设计不匹配。请重置权重，重新开始。</translation>
        </message>
        <message>
            <source>The network takes {needed} numbers, not {shape}.</source>
            <translation>网络接收 {needed} 个数，而不是 {shape}。</translation>
        </message>
        <message>
            <source>The output layer gives {units} answers, but the data has {needed} for each sample.</source>
            <translation>输出层给出 {units} 个答案，但数据的每个样本有 {needed} 个。</translation>
        </message>
        <message>
            <source>There is something among the data that is no number ({found}).</source>
            <translation>数据中有不是数的内容（{found}）。</translation>
        </message>
        <message>
            <source>There are {samples} samples, but {targets} answers to them. Each sample needs one.</source>
            <translation>有 {samples} 个样本，却有 {targets} 个对应的答案。每个样本都需要一个答案。</translation>
        </message>
        <message>
            <source>Each sample belongs to one class, but the answers have the shape {shape}.</source>
            <translation>每个样本属于一个类别，但答案的形状是 {shape}。</translation>
        </message>
        <message>
            <source>The answer to sample {sample} is {value}. Classes are whole numbers from 0 to {most}.</source>
            <translation>样本 {sample} 的答案是 {value}。类别应为 0 到 {most} 的整数。</translation>
        </message>
        <message>
            <source>The samples for training or testing must be given by whole numbers, one after the other.</source>
            <translation>用于训练或测试的样本必须用整数编号逐个列出。</translation>
        </message>
        <message>
            <source>Sample {sample} is to be used, but there are only {samples}, counted from 0.</source>
            <translation>要使用样本 {sample}，但一共只有 {samples} 个样本（从 0 开始编号）。</translation>
        </message>
        <message>
            <source>In “{name}”: {sentence}</source>
            <translation>在“{name}”中：{sentence}</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Something went wrong ({code}).</source>
            <translation>出了问题（{code}）。</translation>
        </message>
    </context>
    <context>
        <name>Field</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Position from the left</source>
            <translation>水平位置</translation>
        </message>
        <message>
            <source>Position from the top</source>
            <translation>垂直位置</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <source>Neurons</source>
            <translation>神经元数</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>记忆大小</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>激活函数</translation>
        </message>
        <message>
            <source>Starting weights</source>
            <translation>初始权重</translation>
        </message>
        <message>
            <source>Activations of single neurons</source>
            <translation>单个神经元的激活函数</translation>
        </message>
        <message>
            <source>Locked biases</source>
            <translation>锁定的偏置</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>冻结</translation>
        </message>
        <message>
            <source>Dropout rate</source>
            <translation>失活率</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失函数</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Label smoothing</source>
            <translation>标签平滑</translation>
        </message>
        <message>
            <source>Kernels</source>
            <translation>卷积核数</translation>
        </message>
        <message>
            <source>Window size</source>
            <translation>窗口大小</translation>
        </message>
        <message>
            <source>Kernel size</source>
            <translation>卷积核大小</translation>
        </message>
        <message>
            <source>Vector size</source>
            <translation>向量长度</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation>步幅</translation>
        </message>
        <message>
            <source>Padding</source>
            <translation>填充</translation>
        </message>
        <message>
            <source>Windows over</source>
            <translation>窗口沿</translation>
        </message>
        <message>
            <source>Factor</source>
            <translation>倍数</translation>
        </message>
        <message>
            <source>Running momentum</source>
            <translation>滑动动量</translation>
        </message>
        <message>
            <source>Epsilon</source>
            <translation>Epsilon</translation>
        </message>
        <message>
            <source>Vocabulary</source>
            <translation>词汇量</translation>
        </message>
        <message>
            <source>Gives out</source>
            <translation>输出内容</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>批次大小</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>优化器</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>Momentum</source>
            <translation>动量</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>学习率调度</translation>
        </message>
        <message>
            <source>Schedule epochs</source>
            <translation>调度轮数</translation>
        </message>
        <message>
            <source>Schedule factor</source>
            <translation>调度系数</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>权重衰减</translation>
        </message>
        <message>
            <source>L1 penalty</source>
            <translation>L1 惩罚</translation>
        </message>
        <message>
            <source>L2 penalty</source>
            <translation>L2 惩罚</translation>
        </message>
        <message>
            <source>Gradient limit</source>
            <translation>梯度上限</translation>
        </message>
        <message>
            <source>Weight limit</source>
            <translation>权重上限</translation>
        </message>
        <message>
            <source>Time limit (s)</source>
            <translation>时间上限（秒）</translation>
        </message>
        <message>
            <source>Target loss</source>
            <translation>目标损失</translation>
        </message>
        <message>
            <source>Patience</source>
            <translation>耐心轮数</translation>
        </message>
        <message>
            <source>Balance classes</source>
            <translation>类别均衡</translation>
        </message>
        <message>
            <source>Class weights</source>
            <translation>类别权重</translation>
        </message>
        <message>
            <source>Augmentation</source>
            <translation>数据增强</translation>
        </message>
        <message>
            <source>Generated handwriting</source>
            <translation>生成的手写体</translation>
        </message>
        <message>
            <source>Your own drawings</source>
            <translation>您自己的手绘</translation>
        </message>
        <message>
            <source>Validation share</source>
            <translation>验证集比例</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>计算精度</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>Data set</source>
            <translation>数据集</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>样本数</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>噪声</translation>
        </message>
        <message>
            <source>Test share</source>
            <translation>测试集比例</translation>
        </message>
        <message>
            <source>Seed of the split</source>
            <translation>划分种子</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>Bias</source>
            <translation>偏置</translation>
        </message>
    </context>
    <context>
        <name>FieldHelp</name>
        <message>
            <source>What the block is called on the canvas.</source>
            <translation>这一层在画布上的名称。</translation>
        </message>
        <message>
            <source>How far from the left of the canvas it stands.</source>
            <translation>它距离画布左边有多远。</translation>
        </message>
        <message>
            <source>How far from the top of the canvas it stands.</source>
            <translation>它距离画布上边有多远。</translation>
        </message>
        <message>
            <source>How the numbers of one sample are arranged: “4” for four numbers, “8 × 8” for a picture of 8 rows and 8 columns.</source>
            <translation>一个样本中的数如何排列：“4”表示四个数，“8 × 8”表示 8 行 8 列的图像。</translation>
        </message>
        <message>
            <source>The shape the numbers get: as many numbers as come in, such as “4 × 4” for 16.</source>
            <translation>这些数的新形状：总数与传入的相同，例如 16 个数可写“4 × 4”。</translation>
        </message>
        <message>
            <source>How many neurons the layer has. More can learn more, but need more data and more time.</source>
            <translation>这一层有多少个神经元。神经元越多，能学的越多，但也需要更多的数据和时间。</translation>
        </message>
        <message>
            <source>How many numbers it remembers from step to step.</source>
            <translation>从一步到下一步记住多少个数。</translation>
        </message>
        <message>
            <source>What each neuron does with its sum z. Without it, many layers could do no more than one.</source>
            <translation>每个神经元如何处理它的加权和 z。没有激活函数，再多的层也不比一层强。</translation>
        </message>
        <message>
            <source>The function every number goes through.</source>
            <translation>每个数要经过的函数。</translation>
        </message>
        <message>
            <source>Where the weights start before training.</source>
            <translation>训练开始前，权重从哪里起步。</translation>
        </message>
        <message>
            <source>Neurons that use another activation than their layer.</source>
            <translation>使用与所在层不同的激活函数的神经元。</translation>
        </message>
        <message>
            <source>Neurons whose bias training leaves alone.</source>
            <translation>训练时偏置保持不变的神经元。</translation>
        </message>
        <message>
            <source>Training leaves the weights of this layer as they are.</source>
            <translation>训练时这一层的权重保持不变。</translation>
        </message>
        <message>
            <source>The share of numbers set to 0 at random in each training step, so that the network does not rely on single neurons. Off when it answers.</source>
            <translation>每个训练步中被随机设为 0 的数所占的比例，使网络不依赖个别神经元。网络作答时不起作用。</translation>
        </message>
        <message>
            <source>How the error of an answer is measured. Training makes it small.</source>
            <translation>如何衡量答案的误差。训练就是要让它变小。</translation>
        </message>
        <message>
            <source>The names of the possible answers, separated by commas, in the order of the neurons. Empty if the network predicts values.</source>
            <translation>所有可能答案的名称，用逗号分隔，按神经元的顺序排列。如果网络预测的是数值，则留空。</translation>
        </message>
        <message>
            <source>The share of each target that is spread over all classes, so that the network is never quite certain. 0 for none.</source>
            <translation>每个目标中平均分给所有类别的比例，使网络不会过分确信。0 表示不用。</translation>
        </message>
        <message>
            <source>How many patterns are looked for: each kernel gives one channel.</source>
            <translation>寻找多少种图案：每个卷积核给出一个通道。</translation>
        </message>
        <message>
            <source>How many neighbouring numbers the window takes in, along each side.</source>
            <translation>窗口每条边覆盖多少个相邻的数。</translation>
        </message>
        <message>
            <source>How many neighbouring steps a kernel sees.</source>
            <translation>一个卷积核能看到多少个相邻的步。</translation>
        </message>
        <message>
            <source>How many rows and columns a kernel sees.</source>
            <translation>一个卷积核能看到多少行和多少列。</translation>
        </message>
        <message>
            <source>How many rows and columns a kernel stamps.</source>
            <translation>一个卷积核印出多少行和多少列。</translation>
        </message>
        <message>
            <source>How many learned numbers stand for each word.</source>
            <translation>每个词用多少个学到的数来表示。</translation>
        </message>
        <message>
            <source>How far the window moves from place to place. 2 halves the size.</source>
            <translation>窗口每次移动多远。2 使尺寸减半。</translation>
        </message>
        <message>
            <source>How far apart the stamps lie. 2 doubles the size.</source>
            <translation>印章之间相隔多远。2 使尺寸加倍。</translation>
        </message>
        <message>
            <source>What happens at the edge.</source>
            <translation>边缘处怎样处理。</translation>
        </message>
        <message>
            <source>What counts as neighbours: the pixels of a picture, or the steps of a sequence.</source>
            <translation>什么算相邻：图片的像素，或序列的步。</translation>
        </message>
        <message>
            <source>How many times larger each side becomes.</source>
            <translation>每条边放大多少倍。</translation>
        </message>
        <message>
            <source>How slowly the running mean and spread, used when it answers, follow the batches.</source>
            <translation>回答时所用的滑动均值和方差跟随各批次的快慢。</translation>
        </message>
        <message>
            <source>A small number added to the variance, so that nothing is divided by zero.</source>
            <translation>加到方差上的一个小数，以免除以零。</translation>
        </message>
        <message>
            <source>How many different words there are: numbers from 0 to one less.</source>
            <translation>有多少个不同的词：编号从 0 到词数减一。</translation>
        </message>
        <message>
            <source>Whether it gives out its memory after the last step, or after all of them.</source>
            <translation>只输出最后一步之后的记忆，还是每一步之后的记忆。</translation>
        </message>
        <message>
            <source>How often the training goes through all training samples.</source>
            <translation>训练要把所有训练样本过多少遍。</translation>
        </message>
        <message>
            <source>How many samples are looked at before the weights are changed once. Small: many trembling steps; large: few calm ones.</source>
            <translation>看过多少个样本后才更改一次权重。小：步数多而抖动；大：步数少而平稳。</translation>
        </message>
        <message>
            <source>How the weights are changed to make the loss smaller.</source>
            <translation>如何更改权重，使损失变小。</translation>
        </message>
        <message>
            <source>How far the weights move in each step. Too small: learning takes forever; too large: it jumps about and the loss grows.</source>
            <translation>每一步中权重移动多远。太小：要学很久；太大：来回跳动，损失反而增大。</translation>
        </message>
        <message>
            <source>How much of the last step is carried into the next: 0 for nothing, 0.9 for a rolling ball.</source>
            <translation>上一步有多少带入下一步：0 表示没有，0.9 就像一个滚动的球。</translation>
        </message>
        <message>
            <source>How the learning rate changes in the course of the training.</source>
            <translation>训练过程中学习率怎样变化。</translation>
        </message>
        <message>
            <source>The epochs between two changes, of the warm-up, or without progress before the rate falls.</source>
            <translation>两次变化之间、预热期间，或降低学习率之前没有进步的轮数。</translation>
        </message>
        <message>
            <source>What the learning rate is multiplied by: 0.5 halves it.</source>
            <translation>学习率要乘的系数：0.5 表示减半。</translation>
        </message>
        <message>
            <source>The share of every weight that is taken away at each step, times the learning rate. Keeps weights small.</source>
            <translation>每一步从每个权重中减去的比例，再乘以学习率。使权重保持较小。</translation>
        </message>
        <message>
            <source>Adds the sum of |w|, times this, to the loss: weights that are not needed become 0.</source>
            <translation>把 |w| 之和乘以此数加到损失上：不需要的权重会变为 0。</translation>
        </message>
        <message>
            <source>Adds the sum of ½·w², times this, to the loss: weights stay small.</source>
            <translation>把 ½·w² 之和乘以此数加到损失上：使权重保持较小。</translation>
        </message>
        <message>
            <source>The longest gradient allowed; longer ones are shortened to it. 0 for no limit.</source>
            <translation>允许的最长梯度；更长的会缩短到这个长度。0 表示不限。</translation>
        </message>
        <message>
            <source>The longest row of weights a neuron may have. 0 for no limit.</source>
            <translation>一个神经元的权重向量允许的最大长度。0 表示不限。</translation>
        </message>
        <message>
            <source>Ends the training after so many seconds. 0 for no limit.</source>
            <translation>训练这么多秒后结束。0 表示不限。</translation>
        </message>
        <message>
            <source>Ends the training when the loss is this small. 0 for never.</source>
            <translation>损失小到这个值时结束训练。0 表示从不。</translation>
        </message>
        <message>
            <source>Ends the training when the loss has not improved for so many epochs, and goes back to the best weights. 0 for never.</source>
            <translation>损失连续这么多轮没有改善时结束训练，并回到最好的权重。0 表示从不。</translation>
        </message>
        <message>
            <source>Lets every class count the same, however rare it is.</source>
            <translation>让每个类别同样重要，无论它多么稀少。</translation>
        </message>
        <message>
            <source>How many times each class counts, separated by commas in the order of the classes. Empty for once each.</source>
            <translation>每个类别算作多少倍，按类别顺序用逗号分隔。空着表示都算一倍。</translation>
        </message>
        <message>
            <source>Changes pictures a little each time they are shown, so that there seem to be more of them.</source>
            <translation>每次展示时稍微改动图片，好像图片变多了。</translation>
        </message>
        <message>
            <source>How many generated pictures of digits, in many styles of writing, are mixed into the training samples, so that drawings are read better. 0 for none.</source>
            <translation>向训练样本中混入多少张以各种书写风格生成的数字图片，使手绘更易被识别。0 表示不混入。</translation>
        </message>
        <message>
            <source>Mixes the drawings you have named into the training samples: a tenth of every epoch.</source>
            <translation>把您标注过的手绘混入训练样本：占每轮的十分之一。</translation>
        </message>
        <message>
            <source>The share of training samples that is held back to see, during training, how well the network does on samples it has not learned.</source>
            <translation>从训练样本中留出的比例，用来在训练过程中观察网络在没有学过的样本上表现如何。</translation>
        </message>
        <message>
            <source>How many digits the computer calculates with.</source>
            <translation>计算机用多少位数字计算。</translation>
        </message>
        <message>
            <source>The number all randomness starts from. The same seed gives exactly the same training again.</source>
            <translation>一切随机性的起点。相同的种子会得到完全相同的训练过程。</translation>
        </message>
        <message>
            <source>The samples the network learns from.</source>
            <translation>网络从中学习的样本。</translation>
        </message>
        <message>
            <source>The table (CSV), or the folder of files, the samples come from.</source>
            <translation>样本来自的表格（CSV）或文件夹。</translation>
        </message>
        <message>
            <source>How many points or pictures are made.</source>
            <translation>生成多少个点或多少张图片。</translation>
        </message>
        <message>
            <source>How far the points stray at random: 0 for not at all.</source>
            <translation>点随机偏离多远：0 表示完全不偏离。</translation>
        </message>
        <message>
            <source>The share of all samples that is never trained on, to measure at the end how good the network really is.</source>
            <translation>所有样本中从不用于训练的比例，最后用来衡量网络究竟有多好。</translation>
        </message>
        <message>
            <source>Decides which samples are for the test. Another number, another choice.</source>
            <translation>决定哪些样本用于测试。换一个数，就换一批样本。</translation>
        </message>
        <message>
            <source>How strongly, and in which direction, this connection counts: its input is multiplied by it.</source>
            <translation>这条连接的作用有多强、朝哪个方向：它的输入要乘以这个数。</translation>
        </message>
        <message>
            <source>Added to the sum: how easily the neuron becomes active, whatever comes in.</source>
            <translation>加到加权和上的数：不论输入是什么，神经元有多容易被激活。</translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>Choose data</source>
            <translation>选择数据</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>未保存的更改</translation>
        </message>
        <message>
            <source>Save the changes to “{name}” first?</source>
            <translation>要先保存对“{name}”的更改吗？</translation>
        </message>
        <message>
            <source>What is not saved is lost.</source>
            <translation>没有保存的内容将会丢失。</translation>
        </message>
        <message>
            <source>Changed by somebody else</source>
            <translation>文件已被他人更改</translation>
        </message>
        <message>
            <source>“{name}” was changed since you opened it.</source>
            <translation>“{name}”在你打开之后被更改过。</translation>
        </message>
        <message>
            <source>Saving replaces what the other window or program has written.</source>
            <translation>保存会覆盖其他窗口或程序写入的内容。</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>覆盖</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
        <message>
            <source>Open a project</source>
            <translation>打开项目</translation>
        </message>
        <message>
            <source>Save the project</source>
            <translation>保存项目</translation>
        </message>
        <message>
            <source>Open a table</source>
            <translation>打开表格</translation>
        </message>
        <message>
            <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
            <translation>表格 (*.csv *.tsv *.txt);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Open a folder with the files of MNIST</source>
            <translation>打开含有 MNIST 文件的文件夹</translation>
        </message>
        <message>
            <source>nndesigner projects (*.nnd);;All files (*)</source>
            <translation>nndesigner 项目 (*.nnd);;所有文件 (*)</translation>
        </message>
    </context>
    <context>
        <name>FindBlock</name>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search for a layer to add or to go to</source>
            <translation>搜索要添加或转到的层</translation>
        </message>
        <message>
            <source>Add a layer, go to one, or do something…</source>
            <translation>添加层、转到某一层或执行操作…</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>搜索结果</translation>
        </message>
        <message>
            <source>Nothing is called so.</source>
            <translation>没有这个名称的内容。</translation>
        </message>
        <message>
            <source>on the canvas</source>
            <translation>在画布上</translation>
        </message>
        <message>
            <source>{kind} · {field}: {count}</source>
            <translation>{kind} · {field}：{count} 个</translation>
        </message>
    </context>
    <context>
        <name>Initializer</name>
        <message>
            <source>Zeros</source>
            <translation>全零</translation>
        </message>
        <message>
            <source>Constant</source>
            <translation>常数</translation>
        </message>
        <message>
            <source>Uniform</source>
            <translation>均匀分布</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>正态分布</translation>
        </message>
        <message>
            <source>Xavier</source>
            <translation>Xavier</translation>
        </message>
        <message>
            <source>Xavier normal</source>
            <translation>Xavier 正态</translation>
        </message>
        <message>
            <source>He</source>
            <translation>He</translation>
        </message>
        <message>
            <source>He uniform</source>
            <translation>He 均匀</translation>
        </message>
        <message>
            <source>LeCun</source>
            <translation>LeCun</translation>
        </message>
        <message>
            <source>Orthogonal</source>
            <translation>正交</translation>
        </message>
    </context>
    <context>
        <name>InitializerHelp</name>
        <message>
            <source>all weights start at 0: all neurons then stay alike</source>
            <translation>所有权重都从 0 开始：各神经元会一直保持相同</translation>
        </message>
        <message>
            <source>all weights start alike, so all neurons stay alike</source>
            <translation>所有权重起点相同，因此各神经元会一直保持相同</translation>
        </message>
        <message>
            <source>small random numbers, all equally likely</source>
            <translation>小的随机数，各值的可能性相同</translation>
        </message>
        <message>
            <source>small random numbers, the same spread for every layer</source>
            <translation>较小的随机数，每一层的离散程度都相同</translation>
        </message>
        <message>
            <source>random, smaller in wider layers: good for sigmoid and tanh</source>
            <translation>随机数，层越宽数值越小：适合 Sigmoid 和 Tanh</translation>
        </message>
        <message>
            <source>as Xavier, but from a bell curve</source>
            <translation>与 Xavier 相同，但取自钟形曲线</translation>
        </message>
        <message>
            <source>random, a little larger than Xavier: good for ReLU</source>
            <translation>随机数，比 Xavier 稍大一些：适合 ReLU</translation>
        </message>
        <message>
            <source>as He, but all numbers within the range equally likely</source>
            <translation>与 He 相同，但范围内各值的可能性相同</translation>
        </message>
        <message>
            <source>random, by the number of inputs alone: made for SELU</source>
            <translation>随机数，只取决于输入的个数：为 SELU 而设</translation>
        </message>
        <message>
            <source>random directions at right angles: good for recurrent layers</source>
            <translation>互相垂直的随机方向：适合循环层</translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <source>Connection</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>{count} layers</source>
            <translation>{count} 个层</translation>
        </message>
        <message>
            <source>The design as a whole</source>
            <translation>整个设计</translation>
        </message>
        <message>
            <source>Design</source>
            <translation>设计</translation>
        </message>
        <message>
            <source>Neuron {unit} of “{layer}”</source>
            <translation>“{layer}”的神经元 {unit}</translation>
        </message>
        <message>
            <source>Number {unit} of “{layer}”</source>
            <translation>“{layer}”的第 {unit} 个数</translation>
        </message>
        <message>
            <source>stands for “{name}”</source>
            <translation>代表“{name}”</translation>
        </message>
        <message>
            <source>pixel {row}, {column}</source>
            <translation>像素 {row}，{column}</translation>
        </message>
        <message>
            <source>This design has no output layer yet, so no task.</source>
            <translation>这个设计还没有输出层，所以没有任务。</translation>
        </message>
        <message>
            <source>{layer}: {unit}</source>
            <translation>{layer}：{unit}</translation>
        </message>
        <message>
            <source>Please type a name.</source>
            <translation>请输入名称。</translation>
        </message>
        <message>
            <source>Please type numbers separated by commas, such as 1, 2.5, 1.</source>
            <translation>请输入用逗号分隔的数，例如 1, 2.5, 1。</translation>
        </message>
        <message>
            <source>Please type how many numbers, such as 4, or the size of a picture, such as 8 × 8.</source>
            <translation>请输入数值的个数（如 4），或图片的大小（如 8 × 8）。</translation>
        </message>
        <message>
            <source>An input layer only passes the numbers of a sample on.</source>
            <translation>输入层只是把样本的数传递下去。</translation>
        </message>
        <message>
            <source>{kind} has nothing to learn.</source>
            <translation>{kind}没有什么可学的。</translation>
        </message>
        <message>
            <source>How many there are is known when the layer before it is connected.</source>
            <translation>接上前面的层之后才知道有多少个参数。</translation>
        </message>
        <message>
            <source>One weight for each connection into the neuron, and its bias.</source>
            <translation>神经元的每条传入连接有一个权重，另有一个偏置。</translation>
        </message>
        <message>
            <source>{sources} inputs × {units} neurons, and one bias for each neuron.</source>
            <translation>{sources} 个输入 × {units} 个神经元，每个神经元再加一个偏置。</translation>
        </message>
        <message>
            <source>One weight for each connection, and one bias for each neuron.</source>
            <translation>每条连接有一个权重，每个神经元有一个偏置。</translation>
        </message>
        <message>
            <source>Only biases yet: no connection leads into it.</source>
            <translation>目前只有偏置：还没有连接通向它。</translation>
        </message>
        <message>
            <source>A vector of {size} numbers for each of {words} words.</source>
            <translation>{words} 个词，每个词一个由 {size} 个数组成的向量。</translation>
        </message>
        <message>
            <source>{kernels} kernels of {each} weights, and one bias for each kernel.</source>
            <translation>{kernels} 个卷积核，每个有 {each} 个权重，并各有一个偏置。</translation>
        </message>
        <message>
            <source>Weights W for what comes in and U for the memory, each {gates} times, and biases b.</source>
            <translation>传入数的权重 W 和记忆的权重 U，各 {gates} 份，以及偏置 b。</translation>
        </message>
        <message>
            <source>Weights W for what comes in and U for the memory, and biases b.</source>
            <translation>传入数的权重 W、记忆的权重 U，以及偏置 b。</translation>
        </message>
        <message>
            <source>A scale γ and a shift β for each of {count} features.</source>
            <translation>{count} 个特征，每个有一个缩放 γ 和一个平移 β。</translation>
        </message>
        <message numerus="yes">
            <source>Tells %n classes apart: {names}</source>
            <translation>
                <numerusform>区分 %n 个类别：{names}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Predicts %n value(s).</source>
            <translation>
                <numerusform>预测 %n 个数值。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tells %n classes apart.</source>
            <translation>
                <numerusform>区分 %n 个类别。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Keywords</name>
        <message>
            <source>data features start entry</source>
            <translation>数据 特征 开始 入口</translation>
        </message>
        <message>
            <source>fully connected linear feedforward perceptron hidden layer MLP FC</source>
            <translation>全连接 线性 前馈 感知机 隐藏层 密集 MLP FC</translation>
        </message>
        <message>
            <source>single unit perceptron node cell</source>
            <translation>单个 单元 感知机 节点</translation>
        </message>
        <message>
            <source>classes classifier regression softmax loss target result end</source>
            <translation>类别 分类 回归 损失 目标 结果 softmax</translation>
        </message>
        <message>
            <source>ReLU sigmoid tanh GELU nonlinearity function</source>
            <translation>激活 非线性 函数 ReLU sigmoid tanh GELU</translation>
        </message>
        <message>
            <source>drop out regularisation regularization overfitting</source>
            <translation>随机失活 丢弃 正则化 过拟合</translation>
        </message>
        <message>
            <source>convolution convolutional filter kernel signal CNN</source>
            <translation>卷积 滤波器 卷积核 信号 CNN</translation>
        </message>
        <message>
            <source>convolution convolutional filter kernel image CNN</source>
            <translation>卷积 滤波器 卷积核 图像 CNN</translation>
        </message>
        <message>
            <source>deconvolution convolution transpose decoder upsample</source>
            <translation>反卷积 转置卷积 解码器 上采样</translation>
        </message>
        <message>
            <source>pooling maximum subsampling downsample</source>
            <translation>池化 最大 下采样</translation>
        </message>
        <message>
            <source>pooling average mean subsampling downsample</source>
            <translation>池化 平均 下采样</translation>
        </message>
        <message>
            <source>pooling average mean GAP</source>
            <translation>池化 全局 平均 GAP</translation>
        </message>
        <message>
            <source>upsample enlarge resize decoder</source>
            <translation>上采样 放大 解码器</translation>
        </message>
        <message>
            <source>flat vector unroll</source>
            <translation>展平 向量</translation>
        </message>
        <message>
            <source>view shape resize</source>
            <translation>形状 变形</translation>
        </message>
        <message>
            <source>batch normalisation normalization standardise standardize</source>
            <translation>批归一化 标准化</translation>
        </message>
        <message>
            <source>layer normalisation normalization standardise standardize</source>
            <translation>层归一化 标准化</translation>
        </message>
        <message>
            <source>sum plus residual skip shortcut merge</source>
            <translation>相加 残差 跳连 合并</translation>
        </message>
        <message>
            <source>product times gate merge</source>
            <translation>相乘 门 合并</translation>
        </message>
        <message>
            <source>concat join append merge</source>
            <translation>拼接 连接 合并</translation>
        </message>
        <message>
            <source>words tokens lookup text vectors</source>
            <translation>词 词元 查表 文本 嵌入</translation>
        </message>
        <message>
            <source>recurrent RNN sequence memory time Elman</source>
            <translation>循环 序列 记忆 时间 RNN</translation>
        </message>
        <message>
            <source>recurrent RNN sequence memory long short-term</source>
            <translation>循环 序列 长短期记忆 RNN</translation>
        </message>
        <message>
            <source>recurrent RNN sequence memory gated unit</source>
            <translation>循环 序列 门控 RNN</translation>
        </message>
        <message>
            <source>frame box together</source>
            <translation>组 框 一起</translation>
        </message>
        <message>
            <source>frame dissolve apart</source>
            <translation>取消 分开</translation>
        </message>
        <message>
            <source>expand collapse neurons</source>
            <translation>展开 折叠 神经元</translation>
        </message>
        <message>
            <source>arrange layout order sort align</source>
            <translation>排列 布局 整理 对齐</translation>
        </message>
        <message>
            <source>arrange line up</source>
            <translation>排列 对齐</translation>
        </message>
        <message>
            <source>arrange line up center middle</source>
            <translation>排列 对齐 居中</translation>
        </message>
        <message>
            <source>arrange space evenly gaps</source>
            <translation>排列 间距 均匀</translation>
        </message>
        <message>
            <source>link wire edge</source>
            <translation>连接 连线</translation>
        </message>
        <message>
            <source>comment text label remark</source>
            <translation>注释 文本 备注</translation>
        </message>
        <message>
            <source>run start learn fit</source>
            <translation>运行 开始 学习</translation>
        </message>
        <message>
            <source>restart initialise initialize weights forget</source>
            <translation>重来 初始化 权重</translation>
        </message>
        <message>
            <source>colours colors appearance mode</source>
            <translation>颜色 外观 模式</translation>
        </message>
        <message>
            <source>colours colors appearance bright day mode</source>
            <translation>颜色 外观 白天 明亮</translation>
        </message>
        <message>
            <source>colours colors appearance night black mode</source>
            <translation>颜色 外观 夜间 黑色</translation>
        </message>
    </context>
    <context>
        <name>Kind</name>
        <message>
            <source>Input</source>
            <translation>输入层</translation>
        </message>
        <message>
            <source>Dense</source>
            <translation>全连接层</translation>
        </message>
        <message>
            <source>Neuron</source>
            <translation>神经元</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>激活层</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>随机失活</translation>
        </message>
        <message>
            <source>Conv2D</source>
            <translation>二维卷积</translation>
        </message>
        <message>
            <source>MaxPool</source>
            <translation>最大池化</translation>
        </message>
        <message>
            <source>AvgPool</source>
            <translation>平均池化</translation>
        </message>
        <message>
            <source>GlobalAvgPool</source>
            <translation>全局平均池化</translation>
        </message>
        <message>
            <source>UpSampling</source>
            <translation>上采样</translation>
        </message>
        <message>
            <source>TransposedConv2D</source>
            <translation>二维转置卷积</translation>
        </message>
        <message>
            <source>Embedding</source>
            <translation>嵌入</translation>
        </message>
        <message>
            <source>Conv1D</source>
            <translation>一维卷积</translation>
        </message>
        <message>
            <source>SimpleRNN</source>
            <translation>简单 RNN</translation>
        </message>
        <message>
            <source>LSTM</source>
            <translation>LSTM</translation>
        </message>
        <message>
            <source>GRU</source>
            <translation>GRU</translation>
        </message>
        <message>
            <source>Flatten</source>
            <translation>展平</translation>
        </message>
        <message>
            <source>Reshape</source>
            <translation>变形</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>相加</translation>
        </message>
        <message>
            <source>Concatenate</source>
            <translation>拼接</translation>
        </message>
        <message>
            <source>Multiply</source>
            <translation>相乘</translation>
        </message>
        <message>
            <source>BatchNorm</source>
            <translation>批归一化</translation>
        </message>
        <message>
            <source>LayerNorm</source>
            <translation>层归一化</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出层</translation>
        </message>
    </context>
    <context>
        <name>KindHelp</name>
        <message>
            <source>Where the numbers of a sample enter</source>
            <translation>样本的数从这里进入</translation>
        </message>
        <message>
            <source>Neurons that each see everything before them</source>
            <translation>每个神经元都连接前一层的所有输出</translation>
        </message>
        <message>
            <source>A single neuron to wire by hand</source>
            <translation>单个神经元，由你亲手连线</translation>
        </message>
        <message>
            <source>Bends every number by an activation function</source>
            <translation>用激活函数弯曲每个数</translation>
        </message>
        <message>
            <source>Silences random neurons while training</source>
            <translation>训练时随机关闭一些神经元</translation>
        </message>
        <message>
            <source>Small kernels slide over a picture and find patterns</source>
            <translation>小卷积核在图片上滑动，寻找图案</translation>
        </message>
        <message>
            <source>Keeps the largest number of every window</source>
            <translation>保留每个窗口中最大的数</translation>
        </message>
        <message>
            <source>Keeps the mean of every window</source>
            <translation>保留每个窗口的均值</translation>
        </message>
        <message>
            <source>Turns every channel into its mean</source>
            <translation>把每个通道变成它的均值</translation>
        </message>
        <message>
            <source>Enlarges a picture by repeating its numbers</source>
            <translation>重复各数来放大图片</translation>
        </message>
        <message>
            <source>Enlarges a picture with learned kernels</source>
            <translation>用学到的卷积核放大图片</translation>
        </message>
        <message>
            <source>Turns numbers that stand for words into learned vectors</source>
            <translation>把代表词的数变成学到的向量</translation>
        </message>
        <message>
            <source>Small kernels slide along a sequence and find patterns</source>
            <translation>小卷积核沿序列滑动，寻找图案</translation>
        </message>
        <message>
            <source>Reads a sequence step by step and remembers a little</source>
            <translation>逐步读取序列，记住一点点</translation>
        </message>
        <message>
            <source>Reads a sequence with a long memory and three gates</source>
            <translation>读取序列，带长期记忆和三个门</translation>
        </message>
        <message>
            <source>Reads a sequence with a memory and two gates</source>
            <translation>读取序列，带记忆和两个门</translation>
        </message>
        <message>
            <source>Puts all numbers into one row</source>
            <translation>把所有数排成一行</translation>
        </message>
        <message>
            <source>Puts the same numbers into another shape</source>
            <translation>把同样的数排成另一种形状</translation>
        </message>
        <message>
            <source>Adds branches, number by number</source>
            <translation>把各分支逐个数相加</translation>
        </message>
        <message>
            <source>Puts branches side by side</source>
            <translation>把各分支并排放在一起</translation>
        </message>
        <message>
            <source>Multiplies branches, number by number</source>
            <translation>把各分支逐个数相乘</translation>
        </message>
        <message>
            <source>Brings each feature to mean 0 and spread 1 over a batch</source>
            <translation>在一个批次上把每个特征调整为均值 0、标准差 1</translation>
        </message>
        <message>
            <source>Brings each sample to mean 0 and spread 1</source>
            <translation>把每个样本调整为均值 0、标准差 1</translation>
        </message>
        <message>
            <source>Gives the answer and measures the error</source>
            <translation>给出答案并衡量误差</translation>
        </message>
    </context>
    <context>
        <name>LayerGroup</name>
        <message>
            <source>Start and end</source>
            <translation>起点和终点</translation>
        </message>
        <message>
            <source>Neurons</source>
            <translation>神经元</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Sequences</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <source>Branches</source>
            <translation>分支</translation>
        </message>
        <message>
            <source>Normalisation</source>
            <translation>归一化</translation>
        </message>
    </context>
    <context>
        <name>LayerPalette</name>
        <message>
            <source>Building blocks</source>
            <translation>组件</translation>
        </message>
        <message>
            <source>Drag a block onto the canvas, or press Enter to add it.</source>
            <translation>把组件拖到画布上，或按 Enter 键添加。</translation>
        </message>
    </context>
    <context>
        <name>LayerSection</name>
        <message>
            <source>different</source>
            <translation>各不相同</translation>
        </message>
        <message>
            <source>{help}.</source>
            <translation>{help}。</translation>
        </message>
        <message>
            <source>Output: {shape}</source>
            <translation>输出：{shape}</translation>
        </message>
        <message>
            <source>Parameters: {sum}</source>
            <translation>参数：{sum}</translation>
        </message>
        <message>
            <source>Change “{field}” of “{layer}”</source>
            <translation>更改“{layer}”的“{field}”</translation>
        </message>
        <message>
            <source>Change “{field}” of several layers</source>
            <translation>更改多个层的“{field}”</translation>
        </message>
    </context>
    <context>
        <name>Legend</name>
        <message>
            <source>thickest: largest of its link</source>
            <translation>最粗：所属连接中的最大权重</translation>
        </message>
        <message>
            <source>thickest: |w| = {value}</source>
            <translation>最粗：|w| = {value}</translation>
        </message>
        <message>
            <source>thickest: up to |w| = {value}</source>
            <translation>最粗：|w| 最大 {value}</translation>
        </message>
        <message>
            <source>negative: holds back</source>
            <translation>负：抑制</translation>
        </message>
        <message>
            <source>positive: drives on</source>
            <translation>正：促进</translation>
        </message>
        <message>
            <source>Strong negative wires are dashed.</source>
            <translation>较强的负权重连线为虚线。</translation>
        </message>
        <message>
            <source>Negative wires are dashed.</source>
            <translation>负权重的连线为虚线。</translation>
        </message>
        <message>
            <source>Legend</source>
            <translation>图例</translation>
        </message>
    </context>
    <context>
        <name>LinkSection</name>
        <message>
            <source>{least} to {most}, on average {mean}</source>
            <translation>{least} 到 {most}，平均 {mean}</translation>
        </message>
        <message>
            <source>From</source>
            <translation>起点</translation>
        </message>
        <message>
            <source>To</source>
            <translation>终点</translation>
        </message>
        <message>
            <source>Matrix</source>
            <translation>矩阵</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>范围</translation>
        </message>
        <message>
            <source>Locked: training leaves this weight as it is</source>
            <translation>已锁定：训练时这个权重保持不变</translation>
        </message>
        <message>
            <source>Lock the weight</source>
            <translation>锁定权重</translation>
        </message>
        <message>
            <source>Restore all connections</source>
            <translation>恢复所有连接</translation>
        </message>
        <message>
            <source>Weights of the connections</source>
            <translation>各连接的权重</translation>
        </message>
        <message>
            <source>Double-click a weight to change it; Space connects or disconnects.</source>
            <translation>双击权重可以修改；按空格键连接或断开。</translation>
        </message>
        <message>
            <source>The weights come when the layer before it is connected.</source>
            <translation>连接好前一层之后，这里才会有权重。</translation>
        </message>
        <message>
            <source>It only passes numbers on: it has no weights of its own.</source>
            <translation>它只把数传过去：自己没有权重。</translation>
        </message>
        <message>
            <source>{rows} × {columns} (neurons × inputs)</source>
            <translation>{rows} × {columns}（神经元 × 输入）</translation>
        </message>
        <message>
            <source>{count} of {all} possible</source>
            <translation>{all} 个可能的连接中有 {count} 个</translation>
        </message>
        <message>
            <source>Change a weight</source>
            <translation>修改权重</translation>
        </message>
        <message>
            <source>Lock a weight</source>
            <translation>锁定一个权重</translation>
        </message>
        <message>
            <source>Unlock a weight</source>
            <translation>解锁一个权重</translation>
        </message>
        <message>
            <source>Take a connection away</source>
            <translation>移除一条连接</translation>
        </message>
        <message>
            <source>Connect two neurons</source>
            <translation>连接两个神经元</translation>
        </message>
    </context>
    <context>
        <name>List</name>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
    </context>
    <context>
        <name>Loss</name>
        <message>
            <source>Cross-entropy</source>
            <translation>交叉熵</translation>
        </message>
        <message>
            <source>Binary cross-entropy</source>
            <translation>二元交叉熵</translation>
        </message>
        <message>
            <source>Mean squared error</source>
            <translation>均方误差</translation>
        </message>
        <message>
            <source>Mean absolute error</source>
            <translation>平均绝对误差</translation>
        </message>
        <message>
            <source>Huber</source>
            <translation>Huber 损失</translation>
        </message>
        <message>
            <source>Hinge</source>
            <translation>合页损失</translation>
        </message>
    </context>
    <context>
        <name>LossHelp</name>
        <message>
            <source>grows as the probability of the right class shrinks: for telling classes apart</source>
            <translation>正确类别的概率越小，损失越大：用于区分类别</translation>
        </message>
        <message>
            <source>grows as the probability of the right answer shrinks: for yes or no</source>
            <translation>正确答案的概率越小，损失越大：用于是或否</translation>
        </message>
        <message>
            <source>the mean of the squared errors: for predicting values</source>
            <translation>误差平方的均值：用于预测数值</translation>
        </message>
        <message>
            <source>the mean of the errors without their sign: for values with outliers</source>
            <translation>误差绝对值的均值：用于含有离群值的数值</translation>
        </message>
        <message>
            <source>squared for small errors, straight for large ones: for values with outliers</source>
            <translation>误差小时取平方，误差大时取直线：用于含有离群值的数值</translation>
        </message>
        <message>
            <source>zero once the answer is right by a margin of 1: for telling classes apart</source>
            <translation>答案正确且余量达到 1 时为零：用于区分类别</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Saved as {path}.</source>
            <translation>已保存为 {path}。</translation>
        </message>
    </context>
    <context>
        <name>MatrixModel</name>
        <message>
            <source>{source} → {target}: {weight}</source>
            <translation>{source} → {target}：{weight}</translation>
        </message>
        <message>
            <source>not connected</source>
            <translation>未连接</translation>
        </message>
    </context>
    <context>
        <name>MatrixTable</name>
        <message>
            <source>Take this connection away</source>
            <translation>移除这条连接</translation>
        </message>
        <message>
            <source>Connect these two</source>
            <translation>连接这两个神经元</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Training</source>
            <translation>训练(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>New from &amp;template</source>
            <translation>从模板新建(&amp;T)</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>打开最近的项目(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Arrange</source>
            <translation>排列(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Panels</source>
            <translation>面板(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>主题(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>Toolbar</source>
            <translation>工具栏</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Theme as the system</source>
            <translation>跟随系统的主题</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>浅色主题</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>深色主题</translation>
        </message>
        <message>
            <source>Language: {name}</source>
            <translation>语言：{name}</translation>
        </message>
        <message>
            <source>Clear this list</source>
            <translation>清空此列表</translation>
        </message>
    </context>
    <context>
        <name>MessageBar</name>
        <message>
            <source>Close this message</source>
            <translation>关闭这条消息</translation>
        </message>
    </context>
    <context>
        <name>Minimap</name>
        <message>
            <source>Map of the canvas</source>
            <translation>画布缩略图</translation>
        </message>
        <message>
            <source>Map of the canvas: click or drag to move the view</source>
            <translation>画布缩略图：单击或拖动可移动视图</translation>
        </message>
    </context>
    <context>
        <name>NameEditor</name>
        <message>
            <source>Name of the layer</source>
            <translation>层的名称</translation>
        </message>
    </context>
    <context>
        <name>NearestStrip</name>
        <message>
            <source>Training examples most like this</source>
            <translation>最相似的训练样本</translation>
        </message>
    </context>
    <context>
        <name>NetworkInput</name>
        <message>
            <source>What the network sees</source>
            <translation>网络看到的</translation>
        </message>
        <message>
            <source>What the network sees: {rows} × {columns} = {count} numbers</source>
            <translation>网络看到的：{rows} × {columns} = {count} 个数</translation>
        </message>
        <message>
            <source>What the network sees: {count} numbers</source>
            <translation>网络看到的：{count} 个数</translation>
        </message>
        <message>
            <source>Row {row}, column {column}: {value}</source>
            <translation>第 {row} 行，第 {column} 列：{value}</translation>
        </message>
    </context>
    <context>
        <name>NeuronActivation</name>
        <message>
            <source>as the layer: {activation}</source>
            <translation>与本层相同：{activation}</translation>
        </message>
        <message>
            <source>Softmax takes all neurons of the layer together.</source>
            <translation>Softmax 把这一层的所有神经元放在一起计算。</translation>
        </message>
    </context>
    <context>
        <name>NeuronSection</name>
        <message>
            <source>Inputs and weights of the neuron</source>
            <translation>神经元的输入和权重</translation>
        </message>
        <message>
            <source>Bias b</source>
            <translation>偏置 b</translation>
        </message>
        <message>
            <source>z = w · x + b</source>
            <translation>z = w · x + b</translation>
        </message>
        <message>
            <source>Locked: training leaves this bias as it is</source>
            <translation>已锁定：训练时这个偏置保持不变</translation>
        </message>
        <message>
            <source>Lock the bias</source>
            <translation>锁定偏置</translation>
        </message>
        <message>
            <source>Sum of w · x</source>
            <translation>w · x 之和</translation>
        </message>
        <message>
            <source>+ bias b</source>
            <translation>+ 偏置 b</translation>
        </message>
        <message>
            <source>= z</source>
            <translation>= z</translation>
        </message>
        <message>
            <source>a = {activation}(z)</source>
            <translation>a = {activation}(z)</translation>
        </message>
        <message>
            <source>It only passes its number on: it has no weights and no bias.</source>
            <translation>它只是把自己的数传递下去：没有权重，也没有偏置。</translation>
        </message>
        <message>
            <source>… and {count} smaller ones</source>
            <translation>… 以及 {count} 个较小的项</translation>
        </message>
        <message>
            <source>… and {count} smaller ones, which sum to {sum}</source>
            <translation>… 以及 {count} 个较小的项，合计 {sum}</translation>
        </message>
        <message>
            <source>Draw or type a sample to see its numbers here.</source>
            <translation>手写或输入一个样本，就能在这里看到它的数值。</translation>
        </message>
        <message>
            <source>The numbers come when the network is complete.</source>
            <translation>网络完整之后，这里才会有数值。</translation>
        </message>
        <message>
            <source>Change a weight</source>
            <translation>修改权重</translation>
        </message>
        <message>
            <source>Change the activation of a neuron</source>
            <translation>更改一个神经元的激活函数</translation>
        </message>
        <message>
            <source>Lock a weight</source>
            <translation>锁定一个权重</translation>
        </message>
        <message>
            <source>Unlock a weight</source>
            <translation>解锁一个权重</translation>
        </message>
        <message>
            <source>Lock a bias</source>
            <translation>锁定一个偏置</translation>
        </message>
        <message>
            <source>Unlock a bias</source>
            <translation>解锁一个偏置</translation>
        </message>
        <message>
            <source>Change a bias</source>
            <translation>修改偏置</translation>
        </message>
    </context>
    <context>
        <name>NoteEditor</name>
        <message>
            <source>Text of the note</source>
            <translation>便签文字</translation>
        </message>
        <message>
            <source>Write a note; Ctrl+Enter ends it</source>
            <translation>写便签；按 Ctrl+Enter 结束</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>No training sample belongs to {classes}: the network cannot learn what it never sees. Hold back fewer samples for testing and validation, or use more data.</source>
            <translation>没有一个训练样本属于 {classes}：网络学不会从未见过的东西。请少留一些样本用于测试和验证，或使用更多数据。</translation>
        </message>
        <message>
            <source>All training samples belong to the class {name}: there is nothing to tell apart.</source>
            <translation>所有训练样本都属于类别 {name}：没有什么可区分的。</translation>
        </message>
        <message>
            <source>Inputs that are the same in every sample tell the network nothing: {columns}.</source>
            <translation>在每个样本中都相同的输入不能告诉网络任何东西：{columns}。</translation>
        </message>
        <message>
            <source>All {count} training samples have the same inputs: there is nothing to learn from them. Look at the data, or choose another set.</source>
            <translation>全部 {count} 个训练样本的输入都相同：从中学不到任何东西。请检查数据，或选择其他数据集。</translation>
        </message>
        <message>
            <source>Every training sample has the same answer (value {columns}): there is nothing to predict.</source>
            <translation>每个训练样本的答案都相同（值 {columns}）：没有什么可预测的。</translation>
        </message>
        <message>
            <source>{share} of the numbers that come into “{name}” stand for none of its {vocabulary} words, 0 and up: the first or last one is taken instead. Make its vocabulary larger, or number the words from 0.</source>
            <translation>传入“{name}”的数中有 {share} 不对应它的 {vocabulary} 个词（从 0 开始编号）中的任何一个：将改用第一个或最后一个词。请增大词汇量，或把词从 0 开始编号。</translation>
        </message>
        <message>
            <source>{share} of the numbers that come into “{name}” are not whole: they are rounded down to a word. An embedding is for numbers that stand for words, not for measured or scaled ones.</source>
            <translation>传入“{name}”的数中有 {share} 不是整数：它们会向下取整为某个词。嵌入层用于代表词的数，而不是测量值或缩放过的数。</translation>
        </message>
        <message>
            <source>All neurons of “{name}” start with the same weights, so they will all learn the same. Choose another start for its weights, such as He or Xavier, and press Reset.</source>
            <translation>“{name}”的所有神经元都从相同的权重开始，因此它们会学到同样的东西。请为它的权重选择另一种初始化，例如 He 或 Xavier，然后按“重置”。</translation>
        </message>
        <message>
            <source>In “{name}”, {units} of {of} neurons give 0 for every sample looked at: they are dead and learn no more. A smaller learning rate or leaky ReLU helps.</source>
            <translation>“{name}”的 {of} 个神经元中有 {units} 个对看过的每个样本都输出 0：它们已经失活，不再学习。较小的学习率或 Leaky ReLU 会有帮助。</translation>
        </message>
        <message>
            <source>Every layer is frozen: training will change nothing.</source>
            <translation>所有层都已冻结：训练不会改变任何东西。</translation>
        </message>
        <message>
            <source>Something is odd here ({code}).</source>
            <translation>这里有些异常（{code}）。</translation>
        </message>
    </context>
    <context>
        <name>NumberEditor</name>
        <message>
            <source>Bias</source>
            <translation>偏置</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>权重</translation>
        </message>
    </context>
    <context>
        <name>NumberField</name>
        <message>
            <source>a whole number</source>
            <translation>整数</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Please type {kind}, such as {example}.</source>
            <translation>请输入{kind}，例如 {example}。</translation>
        </message>
        <message>
            <source>Please type {kind} above {low}.</source>
            <translation>请输入大于 {low} 的{kind}。</translation>
        </message>
        <message>
            <source>Please type {kind} of at least {low}.</source>
            <translation>请输入不小于 {low} 的{kind}。</translation>
        </message>
        <message>
            <source>Please type {kind} below {high}.</source>
            <translation>请输入小于 {high} 的{kind}。</translation>
        </message>
        <message>
            <source>Please type {kind} of at most {high}.</source>
            <translation>请输入不大于 {high} 的{kind}。</translation>
        </message>
        <message>
            <source>Write {thousands} or {decimal}: “{text}” may mean either.</source>
            <translation>请写成 {thousands} 或 {decimal}：“{text}”两种意思都有可能。</translation>
        </message>
        <message>
            <source>any number</source>
            <translation>任意数值</translation>
        </message>
        <message>
            <source>0.5, 0,5 or 1/3</source>
            <translation>0.5、0,5 或 1/3</translation>
        </message>
        <message>
            <source>any whole number</source>
            <translation>任意整数</translation>
        </message>
        <message>
            <source>“{text}” is too large to calculate with. Please type any other number.</source>
            <translation>“{text}”太大，无法参与计算。请输入其他数值。</translation>
        </message>
        <message>
            <source>Please type {kind} above {low} and below {high}.</source>
            <translation>请输入大于 {low} 且小于 {high} 的{kind}。</translation>
        </message>
        <message>
            <source>Please type {kind} above {low}, up to {high}.</source>
            <translation>请输入大于 {low} 且不超过 {high} 的{kind}。</translation>
        </message>
        <message>
            <source>Please type {kind} from {low} to just below {high}.</source>
            <translation>请输入不小于 {low} 且小于 {high} 的{kind}。</translation>
        </message>
        <message>
            <source>Please type {kind} from {low} to {high}.</source>
            <translation>请输入 {low} 到 {high} 之间的{kind}。</translation>
        </message>
    </context>
    <context>
        <name>Optimizer</name>
        <message>
            <source>SGD</source>
            <translation>SGD</translation>
        </message>
        <message>
            <source>SGD with momentum</source>
            <translation>带动量的 SGD</translation>
        </message>
        <message>
            <source>Nesterov momentum</source>
            <translation>Nesterov 动量</translation>
        </message>
        <message>
            <source>Adagrad</source>
            <translation>Adagrad</translation>
        </message>
        <message>
            <source>RMSprop</source>
            <translation>RMSprop</translation>
        </message>
        <message>
            <source>Adam</source>
            <translation>Adam</translation>
        </message>
        <message>
            <source>AdamW</source>
            <translation>AdamW</translation>
        </message>
        <message>
            <source>NAdam</source>
            <translation>NAdam</translation>
        </message>
        <message>
            <source>Rprop</source>
            <translation>Rprop</translation>
        </message>
        <message>
            <source>Lion</source>
            <translation>Lion</translation>
        </message>
    </context>
    <context>
        <name>OptimizerHelp</name>
        <message>
            <source>one step straight downhill</source>
            <translation>笔直向下走一步</translation>
        </message>
        <message>
            <source>keeps rolling in the direction of earlier steps, like a ball</source>
            <translation>沿着先前各步的方向继续滚动，像一个球</translation>
        </message>
        <message>
            <source>like momentum, but looks ahead to where it is rolling</source>
            <translation>类似动量，但会先看看将要滚到哪里</translation>
        </message>
        <message>
            <source>smaller steps for weights that have moved much: they only ever shrink</source>
            <translation>移动得多的权重步子更小：步子只会越来越小</translation>
        </message>
        <message>
            <source>divides each step by the recent size of its gradient</source>
            <translation>用梯度最近的大小去除每一步</translation>
        </message>
        <message>
            <source>finds a fitting step size for every weight: a good first choice</source>
            <translation>为每个权重找到合适的步长：不错的首选</translation>
        </message>
        <message>
            <source>Adam with weight decay that acts on the weights themselves</source>
            <translation>带权重衰减的 Adam，衰减直接作用于权重</translation>
        </message>
        <message>
            <source>Adam that looks ahead as Nesterov momentum does</source>
            <translation>像 Nesterov 动量那样向前看的 Adam</translation>
        </message>
        <message>
            <source>looks only at the sign of the gradient: for batches of all samples</source>
            <translation>只看梯度的正负号：适合用全部样本作为一个批次</translation>
        </message>
        <message>
            <source>steps of one size by the sign of a momentum: takes a small learning rate</source>
            <translation>按动量的正负号走同样大小的步：需要较小的学习率</translation>
        </message>
    </context>
    <context>
        <name>Outcomes</name>
        <message>
            <source>The training has ended because of this change. What it learnt is kept.</source>
            <translation>由于这一更改，训练已结束。已学到的内容会保留。</translation>
        </message>
        <message>
            <source>That is hardly better than guessing. More neurons, more epochs or another learning rate may help.</source>
            <translation>这几乎不比瞎猜好。可以试试更多神经元、更多轮次或其他学习率。</translation>
        </message>
        <message>
            <source>The time limit is reached.</source>
            <translation>已达到时间上限。</translation>
        </message>
        <message>
            <source>The target loss is reached.</source>
            <translation>已达到目标损失。</translation>
        </message>
        <message>
            <source>The loss has stopped getting better; the weights are those of epoch {epoch}, the best ones.</source>
            <translation>损失不再改善；现在是第 {epoch} 轮的权重，也就是最好的权重。</translation>
        </message>
        <message>
            <source>Trained for {epochs} epochs: the loss is now {loss}.</source>
            <translation>训练了 {epochs} 轮：现在的损失为 {loss}。</translation>
        </message>
        <message>
            <source>Trained for {epochs} epochs: {accuracy} % of the validation samples are right.</source>
            <translation>训练了 {epochs} 轮：验证集样本的准确率为 {accuracy} %。</translation>
        </message>
        <message>
            <source>The training ran away: the loss became infinite or not a number. The learning rate {rate} is probably too large. The weights are back to the last good ones, of epoch {epoch}.</source>
            <translation>训练失控了：损失变成了无穷大，或者不再是数。学习率 {rate} 可能太大。权重已恢复到最后一次正常时的值（第 {epoch} 轮）。</translation>
        </message>
        <message>
            <source>Try {rate}</source>
            <translation>改用 {rate}</translation>
        </message>
        <message>
            <source>Change learning rate</source>
            <translation>更改学习率</translation>
        </message>
        <message>
            <source>The training stopped because of an unexpected fault: {fault}</source>
            <translation>训练因意外故障而停止：{fault}</translation>
        </message>
    </context>
    <context>
        <name>Over</name>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>步</translation>
        </message>
    </context>
    <context>
        <name>OverHelp</name>
        <message>
            <source>pictures if there are channels, rows and columns, else a sequence</source>
            <translation>有通道、行和列时按图片处理，否则按序列处理</translation>
        </message>
        <message>
            <source>rows and columns, also of a grey picture without channels</source>
            <translation>行和列，也适用于没有通道的灰度图片</translation>
        </message>
        <message>
            <source>the steps of a sequence</source>
            <translation>序列的各步</translation>
        </message>
    </context>
    <context>
        <name>OwnClasses</name>
        <message>
            <source>New class</source>
            <translation>新类别</translation>
        </message>
        <message>
            <source>Rename class</source>
            <translation>重命名类别</translation>
        </message>
        <message>
            <source>My own classes</source>
            <translation>我自己的类别</translation>
        </message>
        <message>
            <source>New class “{name}”</source>
            <translation>新类别“{name}”</translation>
        </message>
        <message>
            <source>Rename class “{name}”</source>
            <translation>重命名类别“{name}”</translation>
        </message>
        <message>
            <source>Delete class “{name}”</source>
            <translation>删除类别“{name}”</translation>
        </message>
    </context>
    <context>
        <name>OwnClassesDialog</name>
        <message>
            <source>My own classes</source>
            <translation>我自己的类别</translation>
        </message>
        <message>
            <source>What shall the network tell apart? Name two classes or more, with commas between them. You will draw some examples of each.</source>
            <translation>网络要区分什么？请输入两个或更多类别，用逗号隔开。您将为每类画一些示例。</translation>
        </message>
        <message>
            <source>Names of the classes</source>
            <translation>各类别的名称</translation>
        </message>
        <message>
            <source>circle, triangle, cross</source>
            <translation>圆，三角形，叉</translation>
        </message>
        <message>
            <source>New network</source>
            <translation>新网络</translation>
        </message>
        <message>
            <source>Name at least two different classes, parted by commas.</source>
            <translation>请至少写出两个不同的类别名称，用逗号隔开。</translation>
        </message>
        <message>
            <source>“This network” cannot learn them: it has no input or no output yet.</source>
            <translation>“当前网络”学不了它们：它还缺少输入层或输出层。</translation>
        </message>
        <message>
            <source>A new project with a small network for pictures</source>
            <translation>新项目，带一个识别图像的小网络</translation>
        </message>
        <message>
            <source>This network</source>
            <translation>当前网络</translation>
        </message>
        <message>
            <source>The network on the canvas learns them: its input and output are changed</source>
            <translation>由画布上的网络学习它们：其输入和输出会改变</translation>
        </message>
    </context>
    <context>
        <name>PadTools</name>
        <message>
            <source>Tools of the drawing pad</source>
            <translation>画板工具</translation>
        </message>
        <message>
            <source>Pen</source>
            <translation>画笔</translation>
        </message>
        <message>
            <source>Draw (E changes between pen and eraser)</source>
            <translation>书写（按 E 在画笔和橡皮擦之间切换）</translation>
        </message>
        <message>
            <source>Eraser</source>
            <translation>橡皮擦</translation>
        </message>
        <message>
            <source>Take whole strokes away by passing over them (E); so do the right button and the pen's other end</source>
            <translation>划过即擦除整笔（E）；右键和笔的另一端也可以</translation>
        </message>
        <message>
            <source>Width of the line</source>
            <translation>线条粗细</translation>
        </message>
        <message>
            <source>How wide lines are on the pad ([ and ]). The network's picture does not depend on it: its lines are as wide as those it was trained with</source>
            <translation>画板上线条的粗细（[ 和 ]）。网络看到的图像与此无关：其线条粗细与训练图像相同</translation>
        </message>
        <message>
            <source>Take the last stroke back</source>
            <translation>撤回上一笔</translation>
        </message>
        <message>
            <source>Take the last stroke back (Ctrl+Z on the pad); a training goes on</source>
            <translation>撤回上一笔（在画板上按 Ctrl+Z）；训练继续进行</translation>
        </message>
        <message>
            <source>Put the stroke back</source>
            <translation>恢复这一笔</translation>
        </message>
        <message>
            <source>Put the stroke back (Ctrl+Shift+Z on the pad)</source>
            <translation>恢复这一笔（在画板上按 Ctrl+Shift+Z）</translation>
        </message>
        <message>
            <source>Clear the drawing</source>
            <translation>清空画板</translation>
        </message>
        <message>
            <source>Clear the drawing (Delete)</source>
            <translation>清空画板（Delete）</translation>
        </message>
        <message>
            <source>Thin</source>
            <translation>细</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>中</translation>
        </message>
        <message>
            <source>Thick</source>
            <translation>粗</translation>
        </message>
        <message>
            <source>Very thick</source>
            <translation>特粗</translation>
        </message>
    </context>
    <context>
        <name>Padding</name>
        <message>
            <source>Same</source>
            <translation>保持大小</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>不填充</translation>
        </message>
    </context>
    <context>
        <name>PaddingHelp</name>
        <message>
            <source>zeros around the edge, so that with stride 1 the size stays the same</source>
            <translation>边缘填零，步幅为 1 时大小保持不变</translation>
        </message>
        <message>
            <source>only places where the whole window lies inside</source>
            <translation>只取整个窗口都在内部的位置</translation>
        </message>
    </context>
    <context>
        <name>PaletteModel</name>
        <message>
            <source>{kind}. {help}.</source>
            <translation>{kind}。{help}。</translation>
        </message>
        <message>
            <source>&lt;b&gt;{kind}&lt;/b&gt;&lt;br&gt;{help}.&lt;br&gt;&lt;code&gt;{formula}&lt;/code&gt;&lt;br&gt;Drag it onto the canvas, or double-click it.</source>
            <translation>&lt;b&gt;{kind}&lt;/b&gt;&lt;br&gt;{help}。&lt;br&gt;&lt;code&gt;{formula}&lt;/code&gt;&lt;br&gt;把它拖到画布上，或双击它。</translation>
        </message>
    </context>
    <context>
        <name>PalettePanel</name>
        <message>
            <source>Find a block</source>
            <translation>查找组件</translation>
        </message>
        <message>
            <source>Type a part of its name; Enter adds the first one found.</source>
            <translation>输入名称的一部分；按 Enter 添加找到的第一个。</translation>
        </message>
    </context>
    <context>
        <name>Precision</name>
        <message>
            <source>32 bits</source>
            <translation>32 位</translation>
        </message>
        <message>
            <source>64 bits</source>
            <translation>64 位</translation>
        </message>
    </context>
    <context>
        <name>PrecisionHelp</name>
        <message>
            <source>about 7 digits: fast, and enough for training</source>
            <translation>约 7 位数字：快，训练足够用</translation>
        </message>
        <message>
            <source>about 16 digits: half as fast, for exact comparisons</source>
            <translation>约 16 位数字：速度减半，用于精确比较</translation>
        </message>
    </context>
    <context>
        <name>PredictionBars</name>
        <message>
            <source>{count} others</source>
            <translation>其余 {count} 个</translation>
        </message>
        <message>
            <source>none of these</source>
            <translation>都不是</translation>
        </message>
        <message>
            <source>Probability of each class</source>
            <translation>各类别的概率</translation>
        </message>
    </context>
    <context>
        <name>PredictionPanel</name>
        <message>
            <source>What the network says</source>
            <translation>网络的判断</translation>
        </message>
        <message>
            <source>value {n}</source>
            <translation>值 {n}</translation>
        </message>
        <message>
            <source>The network is not complete yet: see Problems.</source>
            <translation>网络尚未完成：请看“问题”。</translation>
        </message>
        <message>
            <source>Draw something, and the network says what it reads.</source>
            <translation>写点什么，网络就会说出它认出了什么。</translation>
        </message>
        <message>
            <source>Type some numbers, and the network says what it makes of them.</source>
            <translation>输入一些数，网络就会给出它的判断。</translation>
        </message>
        <message>
            <source>Not trained yet: these are guesses.</source>
            <translation>尚未训练：这些只是猜测。</translation>
        </message>
        <message>
            <source>As one drawing this is unlike anything the network has learnt from; several side by side are not read.</source>
            <translation>作为一幅画，它不像网络学过的任何东西；并排的几幅画不会被分别识别。</translation>
        </message>
        <message>
            <source>A dot is left out.</source>
            <translation>有一个点未计入。</translation>
        </message>
        <message>
            <source>Some dots are left out.</source>
            <translation>有几个点未计入。</translation>
        </message>
        <message>
            <source>{answer} {note}</source>
            <translation>{answer}{note}</translation>
        </message>
        <message>
            <source>{digits}. Bars and reasons: the {label} drawn last.</source>
            <translation>{digits}。条形图和理由针对最后写的 {label}。</translation>
        </message>
        <message>
            <source>The number the network computes for this sample.</source>
            <translation>网络为这个样本算出的数。</translation>
        </message>
        <message>
            <source>The largest output decides; these outputs are no probabilities.</source>
            <translation>输出最大的一个决定结果；这些输出不是概率。</translation>
        </message>
        <message>
            <source>The weights are no longer finite numbers: reset them and train anew.</source>
            <translation>权重已不是有限的数：请重置后重新训练。</translation>
        </message>
        <message>
            <source>Digits are read side by side, not above one another.</source>
            <translation>数字要左右并排写，上下叠放无法读取。</translation>
        </message>
        <message>
            <source>This is unlike anything the network has learnt from.</source>
            <translation>这与网络学过的任何样本都不像。</translation>
        </message>
        <message>
            <source>Not quite sure: {share}. Still being checked.</source>
            <translation>不太有把握：{share}。还在核对中。</translation>
        </message>
        <message>
            <source>This network takes {count} numbers, no picture: it reads no drawings.</source>
            <translation>此网络接受 {count} 个数，而不是图片：它不能识别手绘。</translation>
        </message>
        <message>
            <source>It tells apart: {classes}. Draw one of them.</source>
            <translation>它能区分：{classes}。请画其中一个。</translation>
        </message>
        <message>
            <source>Undecided between {first} and {second} ({share} and {next}).</source>
            <translation>在“{first}”与“{second}”之间难以决定（{share} 和 {next}）。</translation>
        </message>
        <message>
            <source>Sure: {share}.</source>
            <translation>有把握：{share}。</translation>
        </message>
        <message>
            <source>Sure: {share}. Next best: {second} with {next}.</source>
            <translation>有把握：{share}。其次是“{second}”：{next}。</translation>
        </message>
        <message>
            <source>Not quite sure: {share}. Next best: {second} with {next}.</source>
            <translation>不太有把握：{share}。其次是“{second}”：{next}。</translation>
        </message>
        <message>
            <source>Not sure: at best {first} with {share}, then {second} with {next}.</source>
            <translation>不确定：最可能是 {first}（{share}），其次是 {second}（{next}）。</translation>
        </message>
        <message>
            <source>Sure: {share}. None of them: {none}.</source>
            <translation>有把握：{share}。都不是：{none}。</translation>
        </message>
        <message>
            <source>Not quite sure: {share}. None of them: {none}.</source>
            <translation>不太有把握：{share}。都不是：{none}。</translation>
        </message>
        <message>
            <source>Not sure: at best {first} with {share}. None of them: {none}.</source>
            <translation>不确定：最可能是 {first}（{share}），都不是：{none}。</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>为什么？</translation>
        </message>
    </context>
    <context>
        <name>ProbePanel</name>
        <message>
            <source>The first {shown} of {count} numbers of a sample.</source>
            <translation>一个样本 {count} 个数中的前 {shown} 个。</translation>
        </message>
        <message>
            <source>Try a sample: move a slider, or type a number such as 0.5 or 1/3.</source>
            <translation>试一个样本：移动滑块，或输入一个数，例如 0.5 或 1/3。</translation>
        </message>
        <message>
            <source>Choose a data set, and its numbers appear here.</source>
            <translation>选择一个数据集，它的数就会出现在这里。</translation>
        </message>
        <message>
            <source>The value of {name} in the sample you try</source>
            <translation>所试样本中“{name}”的值</translation>
        </message>
    </context>
    <context>
        <name>Problem</name>
        <message>
            <source>{what} {how}</source>
            <translation>{what}{how}</translation>
        </message>
        <message>
            <source>Some layers lead back to themselves, so the numbers could never be worked out.</source>
            <translation>有些层绕了一圈又回到自身，数值永远无法算出。</translation>
        </message>
        <message>
            <source>There is nothing on the canvas yet.</source>
            <translation>画布上还什么都没有。</translation>
        </message>
        <message>
            <source>The network has no input layer, so no numbers can enter it.</source>
            <translation>网络没有输入层，数无法进入网络。</translation>
        </message>
        <message>
            <source>The network has no output layer, so it cannot answer.</source>
            <translation>网络没有输出层，无法给出答案。</translation>
        </message>
        <message>
            <source>“{name}” is a second input layer; a network has one.</source>
            <translation>“{name}”是第二个输入层；一个网络只能有一个。</translation>
        </message>
        <message>
            <source>“{name}” is a second output layer; a network has one.</source>
            <translation>“{name}”是第二个输出层；一个网络只能有一个。</translation>
        </message>
        <message>
            <source>No connection leads into “{name}”, so it has nothing to work with.</source>
            <translation>没有连接通向“{name}”，它没有可以处理的数。</translation>
        </message>
        <message>
            <source>“{name}” follows a layer that is not connected itself, so its size is not known yet.</source>
            <translation>“{name}”的前一层本身还没有连接，所以它的大小还不知道。</translation>
        </message>
        <message>
            <source>No path leads from the input layer to “{name}”.</source>
            <translation>从输入层没有通往“{name}”的路径。</translation>
        </message>
        <message>
            <source>No connection leads out of “{name}”, so its result is not used.</source>
            <translation>没有从“{name}”连出的连接，它的结果没有被用到。</translation>
        </message>
        <message>
            <source>No path leads from “{name}” to the output layer, so it cannot learn.</source>
            <translation>从“{name}”没有通往输出层的路径，所以它无法学习。</translation>
        </message>
        <message>
            <source>A connection into “{name}” names neurons that do not exist.</source>
            <translation>通向“{name}”的一条连接指定了不存在的神经元。</translation>
        </message>
        <message>
            <source>“{name}” works on pictures (rows × columns), but {shape} comes in.</source>
            <translation>“{name}”处理的是图片（行 × 列），但传入的是 {shape}。</translation>
        </message>
        <message>
            <source>“{name}” works on sequences (steps × features), but {shape} comes in.</source>
            <translation>“{name}”处理的是序列（步 × 特征），但传入的是 {shape}。</translation>
        </message>
        <message>
            <source>The window of “{name}” takes in {size} numbers in a row, but there are only {length}.</source>
            <translation>“{name}”的窗口要连续取 {size} 个数，但只有 {length} 个。</translation>
        </message>
        <message>
            <source>“{name}” would make {shape} numbers of each sample; at most {limit} are possible.</source>
            <translation>“{name}”会把每个样本变成 {shape} 个数，最多只能有 {limit} 个。</translation>
        </message>
        <message>
            <source>“{name}” is to make {wanted} of {shape}: that is not the same number of numbers.</source>
            <translation>“{name}”要把 {shape} 变成 {wanted}：两者的数的总数不同。</translation>
        </message>
        <message>
            <source>The branches that come into “{name}” do not fit: {shape} and {other}.</source>
            <translation>传入“{name}”的各分支不相符：{shape} 和 {other}。</translation>
        </message>
        <message>
            <source>The step function of “{name}” works forward only: it has no slope, so gradient descent cannot teach it, nor anything that reaches the output through it alone.</source>
            <translation>“{name}”的阶跃函数只能向前计算：它没有斜率，所以梯度下降教不了它，也教不了只通过它到达输出的部分。</translation>
        </message>
        <message>
            <source>“{other}” cannot learn through “{name}”: an embedding looks words up, and there is no slope between two words.</source>
            <translation>“{other}”无法透过“{name}”学习：嵌入层只是查词，两个词之间没有斜率。</translation>
        </message>
        <message>
            <source>“{name}” has one neuron with softmax. Softmax shares 100 % among the neurons of a layer, so a single one always says 100 %.</source>
            <translation>“{name}”只有一个神经元，却使用 Softmax。Softmax 把 100 % 分给一层的各个神经元，所以单个神经元总是得到 100 %。</translation>
        </message>
        <message>
            <source>The loss “{loss}” of “{name}” cannot be worked out after the activation “{activation}”.</source>
            <translation>“{name}”的损失函数“{loss}”无法与激活函数“{activation}”一起计算。</translation>
        </message>
        <message>
            <source>No data set is chosen to learn from.</source>
            <translation>还没有选择用来学习的数据集。</translation>
        </message>
        <message>
            <source>The data set “{data}” cannot be found.</source>
            <translation>找不到数据集“{data}”。</translation>
        </message>
        <message>
            <source>The pictures of MNIST have not been downloaded yet (12 MB).</source>
            <translation>尚未下载 MNIST 的图片（12 MB）。</translation>
        </message>
        <message>
            <source>The four files of MNIST are not in the folder “{data}”.</source>
            <translation>文件夹“{data}”中没有 MNIST 的四个文件。</translation>
        </message>
        <message>
            <source>Your own data set needs at least two classes to tell apart.</source>
            <translation>您自己的数据集至少需要两个类别才能区分。</translation>
        </message>
        <message>
            <source>There are too few drawings to learn from: {count} of “{label}”.</source>
            <translation>可供学习的画太少：“{label}”只有 {count} 幅。</translation>
        </message>
        <message>
            <source>No connection reaches the neurons {units} of “{name}”.</source>
            <translation>没有连接通到“{name}”的神经元 {units}。</translation>
        </message>
        <message>
            <source>The neurons {units} of “{name}” lead nowhere: their answers go unused.</source>
            <translation>“{name}”的神经元 {units} 没有通向任何地方：它们的结果没有被用到。</translation>
        </message>
        <message>
            <source>Neuron {unit} of “{name}” leads nowhere: its answer goes unused.</source>
            <translation>“{name}”的第 {unit} 个神经元没有通向任何地方：它的结果没有用到。</translation>
        </message>
        <message>
            <source>{units} and {last}</source>
            <translation>{units} 和 {last}</translation>
        </message>
        <message>
            <source>{units} and {more} more</source>
            <translation>{units} 以及另外 {more} 个</translation>
        </message>
        <message>
            <source>There is no drawing of “{label}”, so the network cannot learn it.</source>
            <translation>没有“{label}”的手绘，网络无法学会它。</translation>
        </message>
        <message>
            <source>Generated handwriting is of the digits 0 to 9, but “{data}” has other classes, so that none is mixed in.</source>
            <translation>生成的手写体是数字 0 到 9，而“{data}”是其他类别，因此不会混入。</translation>
        </message>
        <message>
            <source>Generated handwriting are pictures, but the samples of “{data}” are none, so that none is mixed in.</source>
            <translation>生成的手写体是图片，而“{data}”的样本不是图片，因此不会混入。</translation>
        </message>
        <message>
            <source>“{name}” takes {units} numbers, but a sample of “{data}” has {needed}.</source>
            <translation>“{name}”接收 {units} 个数，但“{data}”的每个样本有 {needed} 个。</translation>
        </message>
        <message>
            <source>“{data}” asks for values, not for classes, but the loss of “{name}” tells classes apart.</source>
            <translation>“{data}”要求的是数值而不是类别，但“{name}”的损失函数用于分类。</translation>
        </message>
        <message>
            <source>“{name}” gives {units} answers, but “{data}” needs {needed}.</source>
            <translation>“{name}”给出 {units} 个答案，但“{data}”需要 {needed} 个。</translation>
        </message>
        <message>
            <source>The class names of “{name}” are not those of “{data}”.</source>
            <translation>“{name}”的类别名称与“{data}”的不一致。</translation>
        </message>
        <message>
            <source>The network has {count} weights and biases; at most {limit} are possible.</source>
            <translation>网络有 {count} 个权重和偏置，最多只能有 {limit} 个。</translation>
        </message>
        <message>
            <source>There are {count} class weights, but only {classes} classes.</source>
            <translation>有 {count} 个类别权重，却只有 {classes} 个类别。</translation>
        </message>
        <message>
            <source>All class weights are 0, so that no sample would count. They are left out of account.</source>
            <translation>所有类别权重都是 0，这样任何样本都不起作用。这些权重将被忽略。</translation>
        </message>
        <message>
            <source>“{data}” asks for values, not for classes, so that class weights and balanced classes change nothing.</source>
            <translation>“{data}”要求的是数值而不是类别，因此类别权重和类别均衡不起作用。</translation>
        </message>
        <message>
            <source>Rprop asks for the learning rate at its first step only, so that the schedule “{schedule}” changes nothing.</source>
            <translation>Rprop 只在第一步使用学习率，因此学习率调度“{schedule}”不起作用。</translation>
        </message>
        <message>
            <source>The augmentation “{augmentation}” changes pictures, but the samples of “{data}” are none, so that they stay as they are.</source>
            <translation>数据增强“{augmentation}”用于改变图片，但“{data}”的样本不是图片，因此保持不变。</translation>
        </message>
        <message>
            <source>The loss “{loss}” of “{name}” knows no label smoothing, so that it changes nothing.</source>
            <translation>“{name}”的损失函数“{loss}”不支持标签平滑，因此标签平滑不起作用。</translation>
        </message>
        <message>
            <source>Softmax takes all neurons of “{name}” together, but neuron {unit} has the activation “{activation}” of its own.</source>
            <translation>Softmax 把“{name}”的所有神经元放在一起计算，但神经元 {unit} 单独使用激活函数“{activation}”。</translation>
        </message>
        <message>
            <source>The loss “{loss}” of “{name}” takes all its neurons together, but neuron {unit} has the activation “{activation}” of its own.</source>
            <translation>“{name}”的损失函数“{loss}”把它的所有神经元放在一起计算，但神经元 {unit} 单独使用激活函数“{activation}”。</translation>
        </message>
        <message>
            <source>A batch of {batch_size} samples needs about {gigabytes} GB of memory, more than the {most} GB that are set aside for it.</source>
            <translation>一个含 {batch_size} 个样本的批次大约需要 {gigabytes} GB 内存，超过了为它预留的 {most} GB。</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>Something is wrong here ({code}).</source>
            <translation>这里有问题（{code}）。</translation>
        </message>
        <message>
            <source>No connection reaches neuron {unit} of “{name}”.</source>
            <translation>没有连接通向“{name}”的神经元 {unit}。</translation>
        </message>
    </context>
    <context>
        <name>ProblemRepair</name>
        <message>
            <source>Delete one of the connections of the circle.</source>
            <translation>请删除环中的一条连接。</translation>
        </message>
        <message>
            <source>Drag an input layer, a dense layer and an output layer from the palette and connect them, or start from a template.</source>
            <translation>请从组件面板拖出输入层、全连接层和输出层并连接起来，或从模板开始。</translation>
        </message>
        <message>
            <source>Drag an Input from the palette to the left of the network.</source>
            <translation>请从组件面板拖一个“输入层”到网络的左边。</translation>
        </message>
        <message>
            <source>Drag an Output from the palette to the right of the network.</source>
            <translation>请从组件面板拖一个“输出层”到网络的右边。</translation>
        </message>
        <message>
            <source>Delete one of the two.</source>
            <translation>请删除两个中的一个。</translation>
        </message>
        <message>
            <source>Drag from the dot on the right of another layer to the dot on the left of this one.</source>
            <translation>请从另一层右侧的圆点拖到这一层左侧的圆点。</translation>
        </message>
        <message>
            <source>Connect the layer before it first.</source>
            <translation>请先连接它的前一层。</translation>
        </message>
        <message>
            <source>Connect the layers before it with the input layer.</source>
            <translation>请把它前面的层与输入层连接起来。</translation>
        </message>
        <message>
            <source>Drag from the dot on its right to the dot on the left of the next layer.</source>
            <translation>请从它右侧的圆点拖到下一层左侧的圆点。</translation>
        </message>
        <message>
            <source>Connect the layers after it with the output layer.</source>
            <translation>请把它后面的层与输出层连接起来。</translation>
        </message>
        <message>
            <source>Delete that connection and draw it again.</source>
            <translation>请删除那条连接，然后重新画一条。</translation>
        </message>
        <message>
            <source>Wire it to a neuron of the layer before, or delete it.</source>
            <translation>请把它与前一层的某个神经元连接，或将其删除。</translation>
        </message>
        <message>
            <source>Wire it to a neuron of the next layer, or delete it.</source>
            <translation>请把它连到下一层的某个神经元，或将它删除。</translation>
        </message>
        <message>
            <source>Put it before the layers that make one row of the numbers, or use Reshape.</source>
            <translation>请把它放到把数排成一行的层之前，或使用变形层。</translation>
        </message>
        <message>
            <source>Use Reshape to make a sequence of it: steps × features.</source>
            <translation>请用变形层把它变成序列：步 × 特征。</translation>
        </message>
        <message>
            <source>Make the window smaller, use padding “Same”, or pool less before it.</source>
            <translation>请缩小窗口，填充方式改用“保持大小”，或减少前面的池化。</translation>
        </message>
        <message>
            <source>Use fewer kernels, or pool before it.</source>
            <translation>请减少卷积核，或在前面加池化。</translation>
        </message>
        <message>
            <source>Change its shape: the product must stay the same.</source>
            <translation>请更改它的形状：乘积必须保持不变。</translation>
        </message>
        <message>
            <source>Bring them to one shape first: with Dense, Conv, pooling or Reshape.</source>
            <translation>请先把它们变成同一形状：用全连接层、卷积、池化或变形层。</translation>
        </message>
        <message>
            <source>Use Sigmoid to train it, or set the weights by hand.</source>
            <translation>要训练它，请改用 Sigmoid；或手动设置权重。</translation>
        </message>
        <message>
            <source>Put the embedding right behind the input.</source>
            <translation>请把嵌入层直接放在输入之后。</translation>
        </message>
        <message>
            <source>Use sigmoid, or give the layer one neuron for each class.</source>
            <translation>请使用 Sigmoid，或为每个类别设置一个神经元。</translation>
        </message>
        <message>
            <source>Use the activation “{needed}”, or another loss.</source>
            <translation>请使用激活函数“{needed}”，或换一个损失函数。</translation>
        </message>
        <message>
            <source>Choose one in the Data panel.</source>
            <translation>请在“数据”面板中选择一个。</translation>
        </message>
        <message>
            <source>Choose the file again, or another data set, in the Data panel.</source>
            <translation>请在“数据”面板中重新选择这个文件，或选择其他数据集。</translation>
        </message>
        <message>
            <source>Download them once, choose a folder that has them in the Data panel, or use other data.</source>
            <translation>下载一次即可；也可在“数据”面板中选择含有它们的文件夹，或使用其他数据。</translation>
        </message>
        <message>
            <source>Choose the folder again, or another data set, in the Data panel.</source>
            <translation>请在“数据”面板中重新选择文件夹或其他数据集。</translation>
        </message>
        <message>
            <source>Make classes in the panel “My drawings”.</source>
            <translation>请在“我的手绘”面板中创建类别。</translation>
        </message>
        <message>
            <source>Draw on the pad and name what you drew. About {enough} drawings of each class are enough to begin with.</source>
            <translation>在画板上画，并说明画的是什么。每类约 {enough} 幅就可以开始。</translation>
        </message>
        <message>
            <source>Draw some, or delete the class in the panel “My drawings”.</source>
            <translation>请画几张，或在“我的手绘”面板中删除该类别。</translation>
        </message>
        <message>
            <source>Mix none in, or choose data of digits.</source>
            <translation>不要混入，或选择数字类数据。</translation>
        </message>
        <message>
            <source>Change the size of the input layer, or choose other data.</source>
            <translation>请更改输入层的大小，或选择其他数据。</translation>
        </message>
        <message>
            <source>Use the loss “Mean squared error”, or choose other data.</source>
            <translation>请使用损失函数“均方误差”，或选择其他数据。</translation>
        </message>
        <message>
            <source>Change the number of neurons of the output layer.</source>
            <translation>请更改输出层的神经元数。</translation>
        </message>
        <message>
            <source>Take over the names, so that answers are called by them.</source>
            <translation>请采用数据集中的名称，让答案使用这些名称。</translation>
        </message>
        <message>
            <source>Make a layer smaller, or connect fewer layers.</source>
            <translation>请减小某一层，或少连接一些层。</translation>
        </message>
        <message>
            <source>Leave out the last ones.</source>
            <translation>请去掉最后多出的几个。</translation>
        </message>
        <message>
            <source>Give a class a weight above 0, or leave them out.</source>
            <translation>请给某个类别设置大于 0 的权重，或去掉类别权重。</translation>
        </message>
        <message>
            <source>Leave them out, or choose other data.</source>
            <translation>请去掉它们，或选择其他数据。</translation>
        </message>
        <message>
            <source>Use the schedule “Constant”, or another optimizer.</source>
            <translation>请使用学习率调度“恒定”，或换一个优化器。</translation>
        </message>
        <message>
            <source>Use no augmentation, or choose data of pictures.</source>
            <translation>请不使用数据增强，或选择图片数据。</translation>
        </message>
        <message>
            <source>Set it to 0, or use a cross-entropy.</source>
            <translation>请把它设为 0，或使用交叉熵损失。</translation>
        </message>
        <message>
            <source>Let all neurons have the activation of the layer.</source>
            <translation>请让所有神经元都使用该层的激活函数。</translation>
        </message>
        <message>
            <source>Let all neurons have the activation of the layer, or use another loss.</source>
            <translation>请让所有神经元都使用该层的激活函数，或换一个损失函数。</translation>
        </message>
        <message>
            <source>Use smaller batches, fewer filters, or pool earlier.</source>
            <translation>请使用更小的批次、更少的卷积核，或更早进行池化。</translation>
        </message>
        <message>
            <source>Wire them to neurons of the layer before, or delete them.</source>
            <translation>请把它们与前一层的神经元相连，或者删除它们。</translation>
        </message>
        <message>
            <source>Wire them to neurons of the next layer, or delete them.</source>
            <translation>请把它们与下一层的神经元相连，或者删除它们。</translation>
        </message>
    </context>
    <context>
        <name>ProblemTitle</name>
        <message>
            <source>Layers in a circle</source>
            <translation>层形成了环</translation>
        </message>
        <message>
            <source>Empty design</source>
            <translation>设计为空</translation>
        </message>
        <message>
            <source>No input layer</source>
            <translation>没有输入层</translation>
        </message>
        <message>
            <source>No output layer</source>
            <translation>没有输出层</translation>
        </message>
        <message>
            <source>Second input layer</source>
            <translation>有第二个输入层</translation>
        </message>
        <message>
            <source>Second output layer</source>
            <translation>有第二个输出层</translation>
        </message>
        <message>
            <source>Nothing comes in</source>
            <translation>没有输入</translation>
        </message>
        <message>
            <source>Size not known yet</source>
            <translation>大小未知</translation>
        </message>
        <message>
            <source>Cut off from the input</source>
            <translation>与输入层断开</translation>
        </message>
        <message>
            <source>Leads nowhere</source>
            <translation>没有去处</translation>
        </message>
        <message>
            <source>Does not reach the output</source>
            <translation>到不了输出层</translation>
        </message>
        <message>
            <source>Connections do not fit</source>
            <translation>连接不匹配</translation>
        </message>
        <message>
            <source>Neuron without input</source>
            <translation>神经元没有输入</translation>
        </message>
        <message>
            <source>Neuron without output</source>
            <translation>没有输出的神经元</translation>
        </message>
        <message>
            <source>Needs a picture</source>
            <translation>需要图片</translation>
        </message>
        <message>
            <source>Needs a sequence</source>
            <translation>需要序列</translation>
        </message>
        <message>
            <source>Window too large</source>
            <translation>窗口太大</translation>
        </message>
        <message>
            <source>Too many numbers</source>
            <translation>数太多</translation>
        </message>
        <message>
            <source>Shape does not fit</source>
            <translation>形状不符</translation>
        </message>
        <message>
            <source>Shapes differ</source>
            <translation>形状不同</translation>
        </message>
        <message>
            <source>Step does not learn</source>
            <translation>阶跃函数不学习</translation>
        </message>
        <message>
            <source>Nothing learns before an embedding</source>
            <translation>嵌入层之前学不到东西</translation>
        </message>
        <message>
            <source>Softmax of one neuron</source>
            <translation>Softmax 只有一个神经元</translation>
        </message>
        <message>
            <source>Loss and activation do not fit</source>
            <translation>损失函数与激活函数不匹配</translation>
        </message>
        <message>
            <source>No data set</source>
            <translation>没有数据集</translation>
        </message>
        <message>
            <source>Data set not found</source>
            <translation>找不到数据集</translation>
        </message>
        <message>
            <source>MNIST not downloaded yet</source>
            <translation>尚未下载 MNIST</translation>
        </message>
        <message>
            <source>Files of MNIST not found</source>
            <translation>找不到 MNIST 的文件</translation>
        </message>
        <message>
            <source>Fewer than two classes</source>
            <translation>类别少于两个</translation>
        </message>
        <message>
            <source>Too few drawings</source>
            <translation>手绘太少</translation>
        </message>
        <message>
            <source>Class without drawings</source>
            <translation>没有手绘的类别</translation>
        </message>
        <message>
            <source>Handwriting among other classes</source>
            <translation>手写体混入其他类别</translation>
        </message>
        <message>
            <source>Handwriting among what is no picture</source>
            <translation>手写体混入非图片数据</translation>
        </message>
        <message>
            <source>Input does not fit the data</source>
            <translation>输入层与数据不匹配</translation>
        </message>
        <message>
            <source>Data without classes</source>
            <translation>数据没有类别</translation>
        </message>
        <message>
            <source>Output does not fit the data</source>
            <translation>输出层与数据不匹配</translation>
        </message>
        <message>
            <source>Other class names</source>
            <translation>类别名称不同</translation>
        </message>
        <message>
            <source>Network too large</source>
            <translation>网络太大</translation>
        </message>
        <message>
            <source>More class weights than classes</source>
            <translation>类别权重多于类别</translation>
        </message>
        <message>
            <source>All class weights are 0</source>
            <translation>所有类别权重都是 0</translation>
        </message>
        <message>
            <source>Class weights without classes</source>
            <translation>有类别权重但没有类别</translation>
        </message>
        <message>
            <source>Schedule without effect</source>
            <translation>学习率调度不起作用</translation>
        </message>
        <message>
            <source>Augmentation of what is no picture</source>
            <translation>对非图片数据使用数据增强</translation>
        </message>
        <message>
            <source>Label smoothing without effect</source>
            <translation>标签平滑不起作用</translation>
        </message>
        <message>
            <source>Softmax of some neurons</source>
            <translation>只有部分神经元使用 Softmax</translation>
        </message>
        <message>
            <source>A neuron with another activation</source>
            <translation>有神经元使用不同的激活函数</translation>
        </message>
        <message>
            <source>Too much memory</source>
            <translation>占用内存过多</translation>
        </message>
    </context>
    <context>
        <name>ProblemsModel</name>
        <message>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>警告</translation>
        </message>
    </context>
    <context>
        <name>ProblemsPanel</name>
        <message>
            <source>Nothing is missing: press Train.</source>
            <translation>一切就绪：请按“训练”。</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>This does not keep the network from learning: press Train.</source>
            <translation>这并不妨碍网络学习：请按“训练”。</translation>
        </message>
        <message>
            <source>The network is learning: the curves show how well.</source>
            <translation>网络正在学习：曲线会显示学得如何。</translation>
        </message>
        <message>
            <source>The training is paused: Train goes on with it, Stop ends it.</source>
            <translation>训练已暂停：按“训练”继续，按“停止”结束。</translation>
        </message>
        <message>
            <source>Trained: draw something in “Try it”, or look at the test results.</source>
            <translation>已训练：在“试一试”中画点什么，或查看测试结果。</translation>
        </message>
        <message>
            <source>Trained: type numbers in “Try it”, or look at the test results.</source>
            <translation>已训练：在“试一试”中输入数，或查看测试结果。</translation>
        </message>
        <message>
            <source>Changed since the last training: press Train again.</source>
            <translation>上次训练之后有改动：请再按“训练”。</translation>
        </message>
        <message>
            <source>Repair this problem now; Undo takes it back.</source>
            <translation>立即修复这个问题；可以用“撤销”恢复。</translation>
        </message>
    </context>
    <context>
        <name>ReadNumber</name>
        <message>
            <source>“{mark}” is unlike what it has learnt</source>
            <translation>“{mark}”不像它学过的任何东西</translation>
        </message>
        <message>
            <source>Least sure: {digit}</source>
            <translation>最没把握：{digit}</translation>
        </message>
    </context>
    <context>
        <name>Reasons</name>
        <message>
            <source>{neuron} speaks for {label}: {value} × {weight} = {sum}</source>
            <translation>{neuron} 支持“{label}”：{value} × {weight} = {sum}</translation>
        </message>
        <message>
            <source>{neuron} speaks against {label}: {value} × {weight} = {sum}</source>
            <translation>{neuron} 反对“{label}”：{value} × {weight} = {sum}</translation>
        </message>
    </context>
    <context>
        <name>Repair</name>
        <message>
            <source>Use {activation}</source>
            <translation>使用“{activation}”</translation>
        </message>
        <message>
            <source>Use the shape {shape}</source>
            <translation>使用形状 {shape}</translation>
        </message>
        <message>
            <source>Use sigmoid and binary cross-entropy</source>
            <translation>使用 Sigmoid 和二元交叉熵</translation>
        </message>
        <message>
            <source>Make the input {shape}</source>
            <translation>把输入改为 {shape}</translation>
        </message>
        <message>
            <source>Make the output fit ({units})</source>
            <translation>使输出匹配（{units}）</translation>
        </message>
        <message>
            <source>Take over the class names</source>
            <translation>采用这些类别名称</translation>
        </message>
        <message>
            <source>Insert Flatten</source>
            <translation>插入展平层</translation>
        </message>
        <message>
            <source>Insert Reshape to {shape}</source>
            <translation>插入变形层，变为 {shape}</translation>
        </message>
        <message>
            <source>Delete “{name}”</source>
            <translation>删除“{name}”</translation>
        </message>
        <message>
            <source>Connect “{name}” to them</source>
            <translation>把“{name}”连接到它们</translation>
        </message>
        <message>
            <source>Connect to “{name}”</source>
            <translation>连接到“{name}”</translation>
        </message>
        <message>
            <source>Connect “{name}” to it</source>
            <translation>把“{name}”连接到它</translation>
        </message>
        <message>
            <source>Leave out the last ones</source>
            <translation>去掉最后多出的几个</translation>
        </message>
        <message>
            <source>Leave out the class weights</source>
            <translation>去掉类别权重</translation>
        </message>
        <message>
            <source>Keep the learning rate constant</source>
            <translation>保持学习率恒定</translation>
        </message>
        <message>
            <source>Use no augmentation</source>
            <translation>不使用数据增强</translation>
        </message>
        <message>
            <source>Mix no handwriting in</source>
            <translation>不混入手写体</translation>
        </message>
        <message>
            <source>Download MNIST</source>
            <translation>下载 MNIST</translation>
        </message>
        <message>
            <source>Set label smoothing to 0</source>
            <translation>把标签平滑设为 0</translation>
        </message>
        <message>
            <source>Use the activation of the layer</source>
            <translation>使用该层的激活函数</translation>
        </message>
        <message>
            <source>Use batches of {batch_size}</source>
            <translation>批次大小改为 {batch_size}</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>修复</translation>
        </message>
    </context>
    <context>
        <name>ReportModel</name>
        <message>
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>精确率</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>召回率</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>样本数</translation>
        </message>
        <message>
            <source>What the sample really is</source>
            <translation>样本的实际类别</translation>
        </message>
        <message>
            <source>When the network says this class: how often it is right</source>
            <translation>当网络判断为这个类别时，有多大比例是对的</translation>
        </message>
        <message>
            <source>Of the samples that really are this class: how many it finds</source>
            <translation>在实际属于这个类别的样本中，找出了多大比例</translation>
        </message>
        <message>
            <source>One number for both: high only if precision and recall are high</source>
            <translation>把两者合成一个数：只有精确率和召回率都高，它才高</translation>
        </message>
        <message>
            <source>How many test samples there are of this class</source>
            <translation>测试集中这个类别有多少个样本</translation>
        </message>
    </context>
    <context>
        <name>ResultsPanel</name>
        <message>
            <source>Train the network, and here you see how well it does on samples it has never seen.</source>
            <translation>训练网络后，这里会显示它在从未见过的样本上表现如何。</translation>
        </message>
        <message>
            <source>Results for each class</source>
            <translation>各类别的结果</translation>
        </message>
        <message>
            <source>There are too few samples to keep any for the test.</source>
            <translation>样本太少，无法留出一部分用于测试。</translation>
        </message>
        <message>
            <source>There are no test samples: the test share is 0.</source>
            <translation>没有测试样本：测试集比例为 0。</translation>
        </message>
        <message>
            <source>The network is just being tried on the test samples …</source>
            <translation>正在用测试样本检验网络…</translation>
        </message>
        <message>
            <source>{share} right</source>
            <translation>准确率 {share}</translation>
        </message>
        <message>
            <source>R² = {value}</source>
            <translation>R² = {value}</translation>
        </message>
        <message>
            <source>Loss {loss}</source>
            <translation>损失 {loss}</translation>
        </message>
        <message>
            <source>On samples it has never seen. R² is 1 for perfect predictions and 0 for always guessing the mean. Loss {loss}.</source>
            <translation>在从未见过的样本上测得。R² 为 1 表示预测完全准确，为 0 则与总是猜平均值一样。损失 {loss}。</translation>
        </message>
        <message>
            <source>On the same samples it was trained on. R² is 1 for perfect predictions and 0 for always guessing the mean. Loss {loss}.</source>
            <translation>在训练时用过的样本上测得。R² 为 1 表示预测完全准确，为 0 则与总是猜平均值一样。损失 {loss}。</translation>
        </message>
        <message>
            <source>Of {total} samples it has never seen: {right} right, {wrong} wrong. Loss {loss}.</source>
            <translation>在 {total} 个从未见过的样本中：{right} 个正确，{wrong} 个错误。损失 {loss}。</translation>
        </message>
        <message>
            <source>Of the same {total} samples it was trained on: {right} right, {wrong} wrong. Loss {loss}.</source>
            <translation>在训练时用过的这 {total} 个样本中：{right} 个正确，{wrong} 个错误。损失 {loss}。</translation>
        </message>
        <message>
            <source>How sure it says it is differs from how often it is right by {share}.</source>
            <translation>它所说的把握与实际正确率平均相差 {share}。</translation>
        </message>
        <message>
            <source>The validation accuracy is lower: it counts generated handwriting as well, which is harder to read than these samples of the data set.</source>
            <translation>验证准确率较低：其中还包含生成的手写数字，它们比数据集中的这些样本更难识别。</translation>
        </message>
    </context>
    <context>
        <name>Returns</name>
        <message>
            <source>Last step</source>
            <translation>最后一步</translation>
        </message>
        <message>
            <source>All steps</source>
            <translation>所有步</translation>
        </message>
    </context>
    <context>
        <name>ReturnsHelp</name>
        <message>
            <source>only the memory after the last step</source>
            <translation>只有最后一步之后的记忆</translation>
        </message>
        <message>
            <source>the memory after every step: a sequence again</source>
            <translation>每一步之后的记忆：仍是序列</translation>
        </message>
    </context>
    <context>
        <name>SampleController</name>
        <message>
            <source>Clear drawing</source>
            <translation>清除手写内容</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>手写</translation>
        </message>
        <message>
            <source>Erase strokes</source>
            <translation>擦除笔画</translation>
        </message>
        <message>
            <source>Change input</source>
            <translation>更改输入</translation>
        </message>
    </context>
    <context>
        <name>Schedule</name>
        <message>
            <source>Constant</source>
            <translation>恒定</translation>
        </message>
        <message>
            <source>In steps</source>
            <translation>阶梯下降</translation>
        </message>
        <message>
            <source>Exponential</source>
            <translation>指数衰减</translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation>余弦</translation>
        </message>
        <message>
            <source>Warm-up</source>
            <translation>预热</translation>
        </message>
        <message>
            <source>One cycle</source>
            <translation>单周期</translation>
        </message>
        <message>
            <source>On a plateau</source>
            <translation>遇平台下降</translation>
        </message>
    </context>
    <context>
        <name>ScheduleCurve</name>
        <message>
            <source>Learning rate over the run</source>
            <translation>整个训练过程中的学习率</translation>
        </message>
        <message>
            <source>The learning rate from the first epoch to the last</source>
            <translation>从第一轮到最后一轮的学习率</translation>
        </message>
    </context>
    <context>
        <name>ScheduleHelp</name>
        <message>
            <source>the learning rate stays as it is</source>
            <translation>学习率保持不变</translation>
        </message>
        <message>
            <source>the rate is multiplied by the factor every so many epochs</source>
            <translation>每隔若干轮，学习率乘以系数</translation>
        </message>
        <message>
            <source>the rate is multiplied by the factor after every epoch</source>
            <translation>每轮之后学习率乘以系数</translation>
        </message>
        <message>
            <source>the rate falls in half a wave to zero at the last epoch</source>
            <translation>学习率按半个余弦波下降，到最后一轮为零</translation>
        </message>
        <message>
            <source>the rate rises from 1/100 of itself over the first epochs, then stays</source>
            <translation>学习率在最初几轮从自身的 1/100 逐渐升高，之后保持不变</translation>
        </message>
        <message>
            <source>the rate rises, then falls to almost zero: often the quickest way to a good network</source>
            <translation>学习率先升，再降到接近零：往往是得到好网络的最快方法</translation>
        </message>
        <message>
            <source>the rate is multiplied by the factor whenever the loss has stopped falling</source>
            <translation>每当损失停止下降，学习率就乘以系数</translation>
        </message>
    </context>
    <context>
        <name>SeenPanel</name>
        <message>
            <source>Pixel</source>
            <translation>像素</translation>
        </message>
        <message>
            <source>How it came about</source>
            <translation>如何得来</translation>
        </message>
        <message>
            <source>Show each step from your drawing to these numbers</source>
            <translation>显示从你的画到这些数的每一步</translation>
        </message>
        <message>
            <source>Draw something on the pad, and here you see what the network gets.</source>
            <translation>在画板上画点什么，这里就显示网络得到的内容。</translation>
        </message>
        <message>
            <source>Type numbers, and here you see what the network gets.</source>
            <translation>输入数值，这里就显示网络得到的内容。</translation>
        </message>
        <message>
            <source>Samples of this network can be neither drawn nor typed.</source>
            <translation>这个网络的样本既不能画，也不能输入。</translation>
        </message>
        <message>
            <source>{count} numbers go into the network.</source>
            <translation>有 {count} 个数进入网络。</translation>
        </message>
        <message>
            <source>{rows} × {columns} = {count} numbers, row after row. Point at a pixel to read it.</source>
            <translation>{rows} × {columns} = {count} 个数，逐行排列。指向一个像素即可读出它。</translation>
        </message>
        <message>
            <source>{channels} × {rows} × {columns} = {count} numbers, row after row and channel after channel. Point at a pixel to read it.</source>
            <translation>{channels} × {rows} × {columns} = {count} 个数，逐行、逐通道排列。指向一个像素即可读出它。</translation>
        </message>
        <message>
            <source>Row {row}, column {column}: {value}. It is number {number} = {before} × {columns} + {column}.</source>
            <translation>第 {row} 行第 {column} 列：{value}。它是第 {number} = {before} × {columns} + {column} 个数。</translation>
        </message>
        <message>
            <source>Channel {channel}, row {row}, column {column}: {value}. It is number {number} = {before} × {columns} + {column}.</source>
            <translation>通道 {channel} 第 {row} 行第 {column} 列：{value}。它是第 {number} = {before} × {columns} + {column} 个数。</translation>
        </message>
        <message>
            <source>{name}: {value}. It is number {number} of {count}.</source>
            <translation>{name}：{value}。它是 {count} 个数中的第 {number} 个。</translation>
        </message>
        <message>
            <source>{name}: ({raw} + {shift}) / {divisor} = {value}</source>
            <translation>{name}：({raw} + {shift}) / {divisor} = {value}</translation>
        </message>
        <message>
            <source>{name}: ({raw} − {shift}) / {divisor} = {value}</source>
            <translation>{name}：({raw} − {shift}) / {divisor} = {value}</translation>
        </message>
    </context>
    <context>
        <name>SeenPicture</name>
        <message>
            <source>The picture the network sees</source>
            <translation>网络看到的图像</translation>
        </message>
    </context>
    <context>
        <name>SeenVector</name>
        <message>
            <source>All numbers the network gets, one after the other</source>
            <translation>网络得到的所有数，逐一列出</translation>
        </message>
        <message>
            <source>scaled</source>
            <translation>缩放后</translation>
        </message>
        <message>
            <source>as typed</source>
            <translation>输入值</translation>
        </message>
        <message>
            <source>row {row}</source>
            <translation>第 {row} 行</translation>
        </message>
        <message>
            <source>{channel}: row {row}</source>
            <translation>{channel}：第 {row} 行</translation>
        </message>
    </context>
    <context>
        <name>Shortcuts</name>
        <message>
            <source>Keyboard and mouse</source>
            <translation>键盘与鼠标</translation>
        </message>
        <message>
            <source>Mouse</source>
            <translation>鼠标</translation>
        </message>
        <message>
            <source>Keys on the canvas</source>
            <translation>画布上的按键</translation>
        </message>
        <message>
            <source>Keys everywhere</source>
            <translation>随处可用的按键</translation>
        </message>
        <message>
            <source>Drag from the list</source>
            <translation>从列表中拖出</translation>
        </message>
        <message>
            <source>Put a block on the canvas, or a neuron into a layer</source>
            <translation>把一层放到画布上，或把一个神经元放进某一层</translation>
        </message>
        <message>
            <source>Drag from a port</source>
            <translation>从端口拖出</translation>
        </message>
        <message>
            <source>Wire a whole layer to another</source>
            <translation>把整层连接到另一层</translation>
        </message>
        <message>
            <source>Drag from a neuron</source>
            <translation>从神经元拖出</translation>
        </message>
        <message>
            <source>Wire one neuron to another neuron or to a whole layer</source>
            <translation>把一个神经元连接到另一个神经元或整层</translation>
        </message>
        <message>
            <source>Alt and drag a neuron, or drag the selected one</source>
            <translation>按住 Alt 键拖动神经元，或拖动已选中的神经元</translation>
        </message>
        <message>
            <source>Move it in its layer, or out of it to be one of its own</source>
            <translation>在层内移动，或移出该层成为独立的神经元</translation>
        </message>
        <message>
            <source>Drop on a wire</source>
            <translation>放到连线上</translation>
        </message>
        <message>
            <source>Put the layer between the two ends</source>
            <translation>把该层插入到连线两端之间</translation>
        </message>
        <message>
            <source>Drop an activation on a layer or a neuron</source>
            <translation>把激活函数放到层或神经元上</translation>
        </message>
        <message>
            <source>Choose the activation it gets</source>
            <translation>选择它的激活函数</translation>
        </message>
        <message>
            <source>Double-click on a layer</source>
            <translation>双击某一层</translation>
        </message>
        <message>
            <source>Open it into its neurons or feature maps, or fold it</source>
            <translation>把它展开为神经元或特征图，或将其折叠</translation>
        </message>
        <message>
            <source>Wheel or click on “… more”</source>
            <translation>在“还有 … 个”上滚动滚轮或单击</translation>
        </message>
        <message>
            <source>Show other neurons of an opened layer</source>
            <translation>显示已展开的层的其他神经元</translation>
        </message>
        <message>
            <source>Ctrl or Shift and click, or drag on empty canvas</source>
            <translation>按住 Ctrl 或 Shift 单击，或在空白画布上拖动</translation>
        </message>
        <message>
            <source>Select more besides what is selected</source>
            <translation>在已选内容之外再选更多</translation>
        </message>
        <message>
            <source>Ctrl or Shift and click on other neurons of a layer</source>
            <translation>按住 Ctrl 或 Shift 单击同层的其他神经元</translation>
        </message>
        <message>
            <source>Select several neurons one by one, or all in between</source>
            <translation>逐个选中多个神经元，或选中其间全部</translation>
        </message>
        <message>
            <source>Drag on empty canvas</source>
            <translation>在画布空白处拖动</translation>
        </message>
        <message>
            <source>Select with a rubber band</source>
            <translation>框选</translation>
        </message>
        <message>
            <source>Double-click on empty canvas</source>
            <translation>双击画布空白处</translation>
        </message>
        <message>
            <source>Search for a layer and add it there</source>
            <translation>搜索一个层并添加到该处</translation>
        </message>
        <message>
            <source>Alt while dragging</source>
            <translation>拖动时按住 Alt 键</translation>
        </message>
        <message>
            <source>Move without snapping to other blocks</source>
            <translation>移动时不吸附到其他层</translation>
        </message>
        <message>
            <source>Drag the name of a group</source>
            <translation>拖动组的名称</translation>
        </message>
        <message>
            <source>Move all its layers; a double-click renames it</source>
            <translation>移动组内的所有层；双击可重命名</translation>
        </message>
        <message>
            <source>Middle button, or Space and drag</source>
            <translation>鼠标中键，或按住空格键拖动</translation>
        </message>
        <message>
            <source>Move the view</source>
            <translation>移动视图</translation>
        </message>
        <message>
            <source>Mouse wheel</source>
            <translation>鼠标滚轮</translation>
        </message>
        <message>
            <source>Zoom about the pointer</source>
            <translation>以指针为中心缩放</translation>
        </message>
        <message>
            <source>Double-click on a wire</source>
            <translation>双击连线</translation>
        </message>
        <message>
            <source>Type its weight</source>
            <translation>输入它的权重</translation>
        </message>
        <message>
            <source>Click on a wire</source>
            <translation>单击连线</translation>
        </message>
        <message>
            <source>Select this connection alone; a second click takes the whole link</source>
            <translation>只选中这一条连接；再次单击选中整个链接</translation>
        </message>
        <message>
            <source>Tab, Shift+Tab</source>
            <translation>Tab、Shift+Tab</translation>
        </message>
        <message>
            <source>Go to the next block, neuron or wire, or the one before</source>
            <translation>转到下一个或上一个层、神经元或连线</translation>
        </message>
        <message>
            <source>Alt+arrow keys</source>
            <translation>Alt+方向键</translation>
        </message>
        <message>
            <source>Go along a link, or to the neighbour in that direction</source>
            <translation>沿连接移动，或转到该方向上相邻的层或神经元</translation>
        </message>
        <message>
            <source>Alt+Shift+arrow keys</source>
            <translation>Alt+Shift+方向键</translation>
        </message>
        <message>
            <source>Go there and select it as well</source>
            <translation>转到该处，并将其加入选择</translation>
        </message>
        <message>
            <source>Ctrl+Space</source>
            <translation>Ctrl+空格键</translation>
        </message>
        <message>
            <source>Take what has the focus into the selection, or out of it</source>
            <translation>把焦点所在的项加入选择，或从选择中移除</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Go into a block’s neurons or a link’s wires; type a weight or a bias</source>
            <translation>进入层的神经元或连接的连线；输入权重或偏置</translation>
        </message>
        <message>
            <source>Give up what is being done; go out again; select nothing</source>
            <translation>放弃当前操作；返回外层；取消选择</translation>
        </message>
        <message>
            <source>W, Shift+W</source>
            <translation>W、Shift+W</translation>
        </message>
        <message>
            <source>Go to the connections of the block or the neuron</source>
            <translation>转到该层或该神经元的连接</translation>
        </message>
        <message>
            <source>C, then Tab or arrow keys, Enter</source>
            <translation>按 C，再按 Tab 或方向键，最后按 Enter</translation>
        </message>
        <message>
            <source>Connect the block or the neuron to another one</source>
            <translation>把该层或该神经元连接到另一个</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Del</translation>
        </message>
        <message>
            <source>Remove what is selected: of a link one connection, of a layer one neuron</source>
            <translation>删除所选内容：链接中的一条连接，或层中的一个神经元</translation>
        </message>
        <message>
            <source>Page Up, Page Down while connecting</source>
            <translation>连接过程中按 Page Up、Page Down</translation>
        </message>
        <message>
            <source>Choose a single neuron of the other block</source>
            <translation>选择另一层中的单个神经元</translation>
        </message>
        <message>
            <source>Arrow keys on a block</source>
            <translation>在层上按方向键</translation>
        </message>
        <message>
            <source>Move the selected blocks; Shift: further, Ctrl: by one</source>
            <translation>移动所选的层；Shift：移动更远，Ctrl：移动一个单位</translation>
        </message>
        <message>
            <source>Up, Down on a wire or a neuron</source>
            <translation>在连线或神经元上按向上、向下键</translation>
        </message>
        <message>
            <source>Change its weight or bias by 0.1; Shift: by 0.01, Ctrl: by 1</source>
            <translation>把它的权重或偏置增减 0.1；Shift：0.01，Ctrl：1</translation>
        </message>
        <message>
            <source>Page Up, Page Down</source>
            <translation>Page Up、Page Down</translation>
        </message>
        <message>
            <source>The same, also for a neuron of its own</source>
            <translation>同上，也适用于独立的神经元</translation>
        </message>
        <message>
            <source>0–9, comma, point, minus</source>
            <translation>0–9、逗号、小数点、负号</translation>
        </message>
        <message>
            <source>Type the weight or the bias that is selected</source>
            <translation>输入所选的权重或偏置</translation>
        </message>
        <message>
            <source>L</source>
            <translation>L</translation>
        </message>
        <message>
            <source>Lock the weight or the bias against training, or free it</source>
            <translation>锁定权重或偏置使训练不改变它，或解除锁定</translation>
        </message>
        <message>
            <source>Alt+Up, Alt+Down on a neuron</source>
            <translation>在神经元上按 Alt+上、Alt+下</translation>
        </message>
        <message>
            <source>Move the selected neurons among the others of their layer</source>
            <translation>在层内移动所选的神经元</translation>
        </message>
        <message>
            <source>Alt+Shift+Up, Alt+Shift+Down on a neuron</source>
            <translation>在神经元上按 Alt+Shift+上、Alt+Shift+下</translation>
        </message>
        <message>
            <source>Select the next neuron of the layer as well</source>
            <translation>同时选中层中的下一个神经元</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>Insert 键</translation>
        </message>
        <message>
            <source>Put a new neuron behind the selected one</source>
            <translation>在所选神经元后面放一个新的</translation>
        </message>
        <message>
            <source>X</source>
            <translation>X</translation>
        </message>
        <message>
            <source>Take the selected neuron out into a layer of its own</source>
            <translation>将所选神经元取出，成为单独的一层</translation>
        </message>
        <message>
            <source>P</source>
            <translation>P</translation>
        </message>
        <message>
            <source>Put the selected single neuron into a layer</source>
            <translation>将所选的单独神经元放入某层</translation>
        </message>
        <message>
            <source>Ctrl+K with a link selected</source>
            <translation>选中连接时按 Ctrl+K</translation>
        </message>
        <message>
            <source>Put the layer that is chosen between its two ends</source>
            <translation>将选择的层放在连接的两端之间</translation>
        </message>
        <message>
            <source>F2</source>
            <translation>F2</translation>
        </message>
        <message>
            <source>Rename the block; type the weight or the bias</source>
            <translation>重命名该层；输入权重或偏置</translation>
        </message>
        <message>
            <source>Menu key, Shift+F10</source>
            <translation>菜单键、Shift+F10</translation>
        </message>
        <message>
            <source>Open the menu of what has the focus</source>
            <translation>打开焦点所在项的菜单</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
    </context>
    <context>
        <name>ShownStrip</name>
        <message>
            <source>What the network will be shown</source>
            <translation>网络将看到的内容</translation>
        </message>
        <message>
            <source>What the network will be shown in training: samples as they are, changed by augmentation, generated handwriting and your own drawings, as far as they are switched on.</source>
            <translation>网络在训练中将看到的内容：原样的样本、经数据增强改变的样本、生成的手写体和您自己的手绘（以已开启的为准）。</translation>
        </message>
        <message>
            <source>As they are</source>
            <translation>原样</translation>
        </message>
        <message>
            <source>Changed a little, each time in another way</source>
            <translation>稍作改变，每次各不相同</translation>
        </message>
        <message>
            <source>Generated handwriting</source>
            <translation>生成的手写体</translation>
        </message>
        <message>
            <source>Your own drawings</source>
            <translation>您自己的手绘</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message numerus="yes">
            <source>%n neuron(s)</source>
            <translation>
                <numerusform>%n 个神经元</numerusform>
            </translation>
        </message>
        <message>
            <source>{count} parameters</source>
            <translation>{count} 个参数</translation>
        </message>
        <message>
            <source>Scale of the canvas</source>
            <translation>画布的缩放比例</translation>
        </message>
        <message numerus="yes">
            <source>%n layer(s)</source>
            <translation>
                <numerusform>%n 个层</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>Ink</source>
            <translation>墨迹</translation>
        </message>
        <message>
            <source>Cut out</source>
            <translation>裁剪</translation>
        </message>
        <message>
            <source>Upright</source>
            <translation>扶正</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Middle</source>
            <translation>居中</translation>
        </message>
        <message>
            <source>Greys</source>
            <translation>灰度</translation>
        </message>
        <message>
            <source>Pixels</source>
            <translation>像素</translation>
        </message>
        <message>
            <source>Your lines, as they stand on the pad.</source>
            <translation>你的线条，与画板上的一样。</translation>
        </message>
        <message>
            <source>Only the part with ink is kept: where on the pad you draw does not matter.</source>
            <translation>只保留有墨迹的部分：画在画板的什么位置都没有关系。</translation>
        </message>
        <message>
            <source>Slanting writing is set upright, as it is in the training pictures.</source>
            <translation>倾斜的笔迹被扶正，与训练图像一样。</translation>
        </message>
        <message>
            <source>Made as large as in the training pictures, however small you draw.</source>
            <translation>无论你画得多小，都变成与训练图像一样大。</translation>
        </message>
        <message>
            <source>Moved so that the ink has its middle where the training pictures have it.</source>
            <translation>移动墨迹，使其中心与训练图像的一致。</translation>
        </message>
        <message>
            <source>Lines as thick and as grey as those in the training pictures.</source>
            <translation>线条的粗细和灰度与训练图像一样。</translation>
        </message>
        <message>
            <source>Each square becomes one number, its grey: these go into the network.</source>
            <translation>每个方格变成一个数，即它的灰度：这些数进入网络。</translation>
        </message>
    </context>
    <context>
        <name>StepsStrip</name>
        <message>
            <source>Steps from your drawing to the numbers</source>
            <translation>从你的图画到数字的步骤</translation>
        </message>
    </context>
    <context>
        <name>StorageError</name>
        <message>
            <source>There is no file “{file}”. It may have been moved or renamed.</source>
            <translation>找不到文件“{file}”。它可能已被移动或重命名。</translation>
        </message>
        <message>
            <source>“{file}” is a folder. Choose a file in it.</source>
            <translation>“{file}”是一个文件夹。请选择其中的文件。</translation>
        </message>
        <message>
            <source>“{file}” cannot be read. You may not be allowed to open it.</source>
            <translation>无法读取“{file}”。你可能没有打开它的权限。</translation>
        </message>
        <message>
            <source>“{file}” is not an nndesigner project. Projects end in .nnd.</source>
            <translation>“{file}”不是 nndesigner 项目。项目文件以 .nnd 结尾。</translation>
        </message>
        <message>
            <source>“{file}” is damaged and cannot be opened. ({detail})</source>
            <translation>“{file}”已损坏，无法打开。（{detail}）</translation>
        </message>
        <message>
            <source>“{file}” is too large to be a project: {size}, at most {limit}.</source>
            <translation>“{file}”太大，不可能是项目文件：{size}，最多 {limit}。</translation>
        </message>
        <message>
            <source>The network in “{file}” has {count} weights and biases, too many for this program: it takes at most {limit}. Open a project with smaller layers.</source>
            <translation>“{file}”中的网络有 {count} 个权重和偏置，超出了本程序的上限 {limit}。请打开层更小的项目。</translation>
        </message>
        <message>
            <source>“{file}” was saved by a newer nndesigner (file format {version}). Install the newest version to open it.</source>
            <translation>“{file}”由更新版本的 nndesigner 保存（文件格式 {version}）。请安装最新版本后再打开。</translation>
        </message>
        <message>
            <source>“{file}” cannot be written here. Choose a folder of your own.</source>
            <translation>“{file}”无法写入这里。请选择你自己的文件夹。</translation>
        </message>
        <message>
            <source>There is no room left to save “{file}”. Make room on the disk, or save somewhere else.</source>
            <translation>磁盘空间不足，无法保存“{file}”。请腾出磁盘空间，或保存到别处。</translation>
        </message>
        <message>
            <source>“{file}” could not be saved: the project is not sound. ({detail})</source>
            <translation>无法保存“{file}”：项目本身有错误。（{detail}）</translation>
        </message>
        <message>
            <source>The folder for “{file}” does not exist. Choose another one.</source>
            <translation>“{file}”所在的文件夹不存在。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>“{file}” is no file of drawings. They are exported in “My drawings”.</source>
            <translation>“{file}”不是画的文件。这种文件由“我的画”导出。</translation>
        </message>
        <message>
            <source>“{file}” was made by a newer nndesigner (version {version} of the format, this one knows {supported}).</source>
            <translation>“{file}”由更新的 nndesigner 生成（格式版本 {version}，此程序支持 {supported}）。</translation>
        </message>
        <message>
            <source>“{file}” is too large for drawings: {size}, at most {limit}.</source>
            <translation>“{file}”作为画的文件太大：{size}，最多 {limit}。</translation>
        </message>
        <message>
            <source>“{file}” is damaged, and nothing was imported. ({detail})</source>
            <translation>“{file}”已损坏，没有导入任何内容。（{detail}）</translation>
        </message>
    </context>
    <context>
        <name>SumModel</name>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Value x</source>
            <translation>值 x</translation>
        </message>
        <message>
            <source>Weight w</source>
            <translation>权重 w</translation>
        </message>
        <message>
            <source>w · x</source>
            <translation>w · x</translation>
        </message>
        <message>
            <source>Locked: training leaves this weight as it is</source>
            <translation>已锁定：训练时这个权重保持不变</translation>
        </message>
        <message>
            <source>Lock the weight of {input}</source>
            <translation>锁定 {input} 的权重</translation>
        </message>
    </context>
    <context>
        <name>TeachRow</name>
        <message>
            <source>Show all my drawings</source>
            <translation>显示我的所有画</translation>
        </message>
        <message>
            <source>No, this was a …</source>
            <translation>不对，这是…</translation>
        </message>
        <message>
            <source>Keep the drawing under its right name, to learn from it (number keys)</source>
            <translation>以正确的名称保存这幅画，供网络学习（数字键）</translation>
        </message>
        <message>
            <source>Wipe the pad afterwards</source>
            <translation>之后清空画板</translation>
        </message>
        <message>
            <source>No, the last one was a …</source>
            <translation>不对，最后一个是……</translation>
        </message>
        <message>
            <source>No, the {digit} was a …</source>
            <translation>不，{digit} 应是…</translation>
        </message>
        <message>
            <source>Add to “{label}”</source>
            <translation>加入“{label}”</translation>
        </message>
        <message numerus="yes">
            <source>%n drawing(s)</source>
            <translation>
                <numerusform>%n 幅画</numerusform>
            </translation>
        </message>
        <message>
            <source>Keep the drawing as an example of “{label}” (Enter)</source>
            <translation>把这幅画作为“{label}”的示例保存（回车）</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>正确</translation>
        </message>
        <message>
            <source>The {digit} is right</source>
            <translation>{digit} 是对的</translation>
        </message>
        <message>
            <source>“{label}” added</source>
            <translation>已加入“{label}”</translation>
        </message>
    </context>
    <context>
        <name>Teaching</name>
        <message>
            <source>Name drawing “{label}”</source>
            <translation>命名画为“{label}”</translation>
        </message>
        <message>
            <source>Put drawing on the pad</source>
            <translation>把画放回画板</translation>
        </message>
    </context>
    <context>
        <name>Template</name>
        <message>
            <source>One neuron</source>
            <translation>单个神经元</translation>
        </message>
        <message>
            <source>XOR</source>
            <translation>异或（XOR）</translation>
        </message>
        <message>
            <source>Handwritten digits</source>
            <translation>手写数字</translation>
        </message>
        <message>
            <source>Generated handwriting, convolutional</source>
            <translation>生成的手写体，卷积网络</translation>
        </message>
        <message>
            <source>MNIST, dense</source>
            <translation>MNIST，全连接</translation>
        </message>
        <message>
            <source>MNIST, convolutional</source>
            <translation>MNIST，卷积网络</translation>
        </message>
        <message>
            <source>My own classes</source>
            <translation>我自己的类别</translation>
        </message>
        <message>
            <source>Iris flowers</source>
            <translation>鸢尾花</translation>
        </message>
        <message>
            <source>Two moons</source>
            <translation>双月</translation>
        </message>
    </context>
    <context>
        <name>TemplateHelp</name>
        <message>
            <source>a single neuron: follow its sum number by number</source>
            <translation>单个神经元：一个数一个数地跟着它求和</translation>
        </message>
        <message>
            <source>the smallest problem that needs a hidden layer</source>
            <translation>需要隐藏层的最小问题</translation>
        </message>
        <message>
            <source>train it, then draw a digit yourself</source>
            <translation>先训练，再亲手写一个数字</translation>
        </message>
        <message>
            <source>learns letters, shapes … from a few drawings of yours</source>
            <translation>从你画的少量图画学习字母、形状…</translation>
        </message>
        <message>
            <source>learns from generated handwriting alone, reads yours: no download</source>
            <translation>只用生成的手写体学习，却能识别您的笔迹：无需下载</translation>
        </message>
        <message>
            <source>one hidden layer of 256 on 70,000 digits; needs a download</source>
            <translation>用 70,000 个数字训练一个 256 个神经元的隐藏层；需要下载</translation>
        </message>
        <message>
            <source>finds patterns with small kernels; best with digits; needs a download</source>
            <translation>用小卷积核寻找图案；识别数字效果最好；需要下载</translation>
        </message>
        <message>
            <source>tell three kinds of iris from four measures</source>
            <translation>根据四个测量值区分三种鸢尾花</translation>
        </message>
        <message>
            <source>bend a border between two half moons</source>
            <translation>在两个半月形之间弯出一条边界</translation>
        </message>
    </context>
    <context>
        <name>Templates</name>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Neuron</source>
            <translation>神经元</translation>
        </message>
        <message>
            <source>Hidden</source>
            <translation>隐藏层</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图像</translation>
        </message>
        <message>
            <source>Digit</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>答案</translation>
        </message>
        <message>
            <source>Measurements</source>
            <translation>测量值</translation>
        </message>
        <message>
            <source>Species</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>Edges</source>
            <translation>边缘</translation>
        </message>
        <message>
            <source>Shapes</source>
            <translation>形状</translation>
        </message>
        <message>
            <source>Smaller</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>展成一行</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>点</translation>
        </message>
    </context>
    <context>
        <name>TrainOn</name>
        <message>
            <source>Undo training on</source>
            <translation>撤销继续训练</translation>
        </message>
    </context>
    <context>
        <name>TrainOnBox</name>
        <message>
            <source>Train on with my drawings</source>
            <translation>用我的画继续训练</translation>
        </message>
        <message>
            <source>A short run from the weights of now, with small steps: your drawings are mixed with the other samples, so that nothing is forgotten</source>
            <translation>从现有权重出发、以小步长进行的短训练：您的画与其他样本混合，以免遗忘</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Put the weights from before this training back</source>
            <translation>恢复此次训练之前的权重</translation>
        </message>
        <message>
            <source>Training on with your drawings …</source>
            <translation>正在用您的画继续训练…</translation>
        </message>
        <message>
            <source>Measuring before and after …</source>
            <translation>正在测量前后差别…</translation>
        </message>
        <message>
            <source>My drawings before: no answers to compare with.</source>
            <translation>我的画，之前：没有可以比较的回答。</translation>
        </message>
        <message>
            <source>My drawings before: {counts}.</source>
            <translation>我的画，之前：{counts}。</translation>
        </message>
        <message>
            <source>My drawings now: {counts}.</source>
            <translation>我的画，现在：{counts}。</translation>
        </message>
        <message>
            <source>Test samples: {before} → {after}.</source>
            <translation>测试样本：{before} → {after}。</translation>
        </message>
        <message>
            <source>Something was forgotten: more epochs would bring it back.</source>
            <translation>有些内容被遗忘了：更多轮次可以找回。</translation>
        </message>
    </context>
    <context>
        <name>TrainingForm</name>
        <message>
            <source>About three times smaller steps</source>
            <translation>步长缩小到约三分之一</translation>
        </message>
        <message>
            <source>About three times larger steps</source>
            <translation>步长增大到约三倍</translation>
        </message>
        <message>
            <source>New</source>
            <translation>换一个</translation>
        </message>
        <message>
            <source>Take another seed: other starting weights after Reset</source>
            <translation>换一个随机种子：重置后初始权重会不同</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>More ({count} changed)</source>
            <translation>更多（{count} 项已更改）</translation>
        </message>
        <message>
            <source>Penalties, limits, stop rules, classes, precision, seed</source>
            <translation>惩罚项、限制、停止规则、类别、精度、种子</translation>
        </message>
        <message>
            <source>{help}
Changing it ends a training that is running.</source>
            <translation>{help}
更改它会结束正在进行的训练。</translation>
        </message>
        <message>
            <source>Change {setting}</source>
            <translation>更改“{setting}”</translation>
        </message>
    </context>
    <context>
        <name>TrainingPanel</name>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Slow motion</source>
            <translation>慢动作</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>观看</translation>
        </message>
        <message>
            <source>Full speed</source>
            <translation>全速</translation>
        </message>
        <message>
            <source>How fast to train: two epochs a second to follow every change, a run of about four seconds to watch, or as fast as the computer can.</source>
            <translation>训练的快慢：每秒两轮，看清每一步变化；大约四秒完成一次训练，便于观看；或者用计算机的最快速度。</translation>
        </message>
    </context>
    <context>
        <name>TrainingSession</name>
        <message>
            <source>Reset weights</source>
            <translation>重置权重</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Train on with my drawings</source>
            <translation>用我的画继续训练</translation>
        </message>
    </context>
    <context>
        <name>TrainingStatus</name>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>Time left</source>
            <translation>剩余时间</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>样本</translation>
        </message>
        <message>
            <source>How wrong the answers are on average, on training (and validation) samples</source>
            <translation>答案平均错得多厉害：训练集样本（括号中为验证集样本）</translation>
        </message>
        <message>
            <source>The share of right answers, on training (and validation) samples</source>
            <translation>正确答案所占的比例：训练集样本（括号中为验证集样本）</translation>
        </message>
        <message>
            <source>How many samples the network learns from each second</source>
            <translation>网络每秒学习多少个样本</translation>
        </message>
        <message>
            <source>How long the remaining epochs will take at this speed</source>
            <translation>按目前的速度，剩余的轮次还需要多长时间</translation>
        </message>
        <message>
            <source>Not training</source>
            <translation>未在训练</translation>
        </message>
        <message>
            <source>Loading the data …</source>
            <translation>正在加载数据…</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>正在训练</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>No epoch trained here</source>
            <translation>尚未在此训练任何轮次</translation>
        </message>
        <message>
            <source>Not trained yet</source>
            <translation>尚未训练</translation>
        </message>
        <message>
            <source>Epoch {epoch} / {epochs}</source>
            <translation>第 {epoch} / {epochs} 轮</translation>
        </message>
        <message>
            <source>{speed} per second</source>
            <translation>每秒 {speed} 个</translation>
        </message>
        <message>
            <source>{training} (val. {validation})</source>
            <translation>{training}（验证 {validation}）</translation>
        </message>
    </context>
    <context>
        <name>UnitField</name>
        <message>
            <source>Number of the neuron to go to</source>
            <translation>要转到的神经元的编号</translation>
        </message>
        <message>
            <source>1 to {count}</source>
            <translation>1 到 {count}</translation>
        </message>
    </context>
    <context>
        <name>ViewPopups</name>
        <message>
            <source>Select a single neuron to put it into a layer.</source>
            <translation>请选中一个单独的神经元，再放入某层。</translation>
        </message>
    </context>
    <context>
        <name>ViewTools</name>
        <message>
            <source>Name of the group</source>
            <translation>组的名称</translation>
        </message>
    </context>
    <context>
        <name>VoteGrid</name>
        <message>
            <source>What spoke for and against each class</source>
            <translation>支持和反对各个类别的像素</translation>
        </message>
        <message>
            <source>{name}: {share}. Click to see it larger.</source>
            <translation>{name}：{share}。点击可放大。</translation>
        </message>
    </context>
    <context>
        <name>VotePicture</name>
        <message>
            <source>What spoke for and against the class chosen</source>
            <translation>支持和反对所选类别的像素</translation>
        </message>
        <message>
            <source>Blue speaks for the class, orange against it.</source>
            <translation>蓝色支持该类别，橙色反对。</translation>
        </message>
        <message>
            <source>{name}: {value}</source>
            <translation>{name}：{value}</translation>
        </message>
        <message>
            <source>Row {row}, column {column}: {value}</source>
            <translation>第 {row} 行，第 {column} 列：{value}</translation>
        </message>
    </context>
    <context>
        <name>VoteRows</name>
        <message>
            <source>an average sample</source>
            <translation>平均样本</translation>
        </message>
        <message>
            <source>all numbers 0</source>
            <translation>所有数值为 0</translation>
        </message>
        <message>
            <source>other numbers</source>
            <translation>其他数值</translation>
        </message>
        <message>
            <source>everything else</source>
            <translation>其余部分</translation>
        </message>
        <message>
            <source>= sum</source>
            <translation>= 总和</translation>
        </message>
        <message>
            <source>What spoke for and against the class chosen</source>
            <translation>支持和反对所选类别的数</translation>
        </message>
        <message>
            <source>Everything else: activation functions are bent, so that parts do not add up</source>
            <translation>其余部分：激活函数是弯曲的，因此各部分之和并不等于总和</translation>
        </message>
    </context>
    <context>
        <name>WeightHistogram</name>
        <message>
            <source>How many weights are how large</source>
            <translation>各种大小的权重各有多少个</translation>
        </message>
    </context>
    <context>
        <name>WhyAlone</name>
        <message>
            <source>What speaks most for {name} is {pro}; most against it is {contra}.</source>
            <translation>最支持 {name} 的是{pro}；最反对的是{contra}。</translation>
        </message>
        <message>
            <source>What speaks most for {name} is {pro}; what speaks against it lies scattered.</source>
            <translation>最支持 {name} 的是{pro}；反对它的分散在各处。</translation>
        </message>
        <message>
            <source>What speaks most for {name} is {pro}; next to nothing speaks against it.</source>
            <translation>最支持 {name} 的是{pro}；几乎没有反对的。</translation>
        </message>
        <message>
            <source>What speaks most against {name} is {contra}; what speaks for it lies scattered.</source>
            <translation>最反对 {name} 的是{contra}；支持它的分散在各处。</translation>
        </message>
        <message>
            <source>What speaks most against {name} is {contra}; next to nothing speaks for it.</source>
            <translation>最反对 {name} 的是{contra}；几乎没有支持的。</translation>
        </message>
        <message>
            <source>What speaks for and against {name} lies scattered over the picture.</source>
            <translation>支持和反对 {name} 的都分散在整幅图上。</translation>
        </message>
        <message>
            <source>Nothing speaks for or against {name}.</source>
            <translation>没有任何内容支持或反对 {name}。</translation>
        </message>
    </context>
    <context>
        <name>WhyContest</name>
        <message>
            <source>What makes it {name} rather than {other} is {pro}; what speaks for {other} is {contra}.</source>
            <translation>使它更像 {name} 而不是 {other} 的是{pro}；支持 {other} 的是{contra}。</translation>
        </message>
        <message>
            <source>What makes it {name} rather than {other} is {pro}; what speaks for {other} lies scattered.</source>
            <translation>使它是 {name} 而不是 {other} 的是{pro}；支持 {other} 的分散在各处。</translation>
        </message>
        <message>
            <source>All speaks for {name} rather than {other}, above all {pro}.</source>
            <translation>一切都支持 {name} 而不是 {other}，尤其是{pro}。</translation>
        </message>
        <message>
            <source>What makes it {other} rather than {name} is {contra}; what speaks for {name} lies scattered.</source>
            <translation>使它是 {other} 而不是 {name} 的是{contra}；支持 {name} 的分散在各处。</translation>
        </message>
        <message>
            <source>All speaks for {other} rather than {name}, above all {contra}.</source>
            <translation>一切都支持 {other} 而不是 {name}，尤其是{contra}。</translation>
        </message>
        <message>
            <source>What tells {name} from {other} lies scattered over the picture.</source>
            <translation>区分 {name} 和 {other} 的分散在整幅图上。</translation>
        </message>
        <message>
            <source>Nothing tells {name} from {other}.</source>
            <translation>没有任何内容能区分 {name} 和 {other}。</translation>
        </message>
    </context>
    <context>
        <name>WhyController</name>
        <message>
            <source>The network is not complete yet: see Problems.</source>
            <translation>网络尚未完成：请查看“问题”。</translation>
        </message>
        <message>
            <source>This network computes numbers: it decides for no class.</source>
            <translation>此网络计算的是数值：不对类别做判断。</translation>
        </message>
        <message>
            <source>Train the network first: what it says now has no reasons.</source>
            <translation>请先训练网络：它现在的回答没有依据。</translation>
        </message>
    </context>
    <context>
        <name>WhyPanel</name>
        <message>
            <source>Why</source>
            <translation>为什么是</translation>
        </message>
        <message>
            <source>and not</source>
            <translation>而不是</translation>
        </message>
        <message>
            <source>The class to explain</source>
            <translation>要解释的类别</translation>
        </message>
        <message>
            <source>The class to compare it with</source>
            <translation>用来比较的类别</translation>
        </message>
        <message>
            <source>The neurons that spoke loudest</source>
            <translation>贡献最大的神经元</translation>
        </message>
        <message>
            <source>Training examples most like this</source>
            <translation>最相似的训练样本</translation>
        </message>
        <message>
            <source>How alike their last hidden layer's activations are: the cosine.</source>
            <translation>最后一个隐藏层激活值的相似程度（余弦）。</translation>
        </message>
        <message>
            <source>what it says</source>
            <translation>网络的答案</translation>
        </message>
        <message>
            <source>most like it</source>
            <translation>最像的类别</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <source>It says “?”; most like it is {name}.</source>
            <translation>网络的回答是“?”；最像的是 {name}。</translation>
        </message>
        <message>
            <source>{answer} {reasons}</source>
            <translation>{answer}{reasons}</translation>
        </message>
        <message>
            <source>Draw something, and here you see why.</source>
            <translation>画点什么，这里会显示原因。</translation>
        </message>
        <message>
            <source>Type numbers in “Try it”, and here you see why.</source>
            <translation>在“试一试”中输入数，这里会显示原因。</translation>
        </message>
        <message>
            <source>How much each number adds: blue speaks for {name}, orange against it. The class with the largest sum wins.</source>
            <translation>每个数值的贡献：蓝色支持 {name}，橙色反对。总和最大的类别胜出。</translation>
        </message>
        <message>
            <source>How much each number adds: blue speaks for {name}, orange for {other}.</source>
            <translation>每个数的贡献：蓝色支持 {name}，橙色支持 {other}。</translation>
        </message>
        <message>
            <source>Blue speaks for {name}, orange against it; grey ink does neither.</source>
            <translation>蓝色支持 {name}，橙色反对；灰色笔迹两者皆非。</translation>
        </message>
        <message>
            <source>Blue speaks for {name}, orange for {other}; grey ink does neither.</source>
            <translation>蓝色支持 {name}，橙色支持 {other}；灰色笔迹两者皆非。</translation>
        </message>
    </context>
    <context>
        <name>WhyPlace</name>
        <message>
            <source>the ink at the top left</source>
            <translation>左上方的笔迹</translation>
        </message>
        <message>
            <source>the ink at the top</source>
            <translation>上方的笔迹</translation>
        </message>
        <message>
            <source>the ink at the top right</source>
            <translation>右上方的笔迹</translation>
        </message>
        <message>
            <source>the ink at the left</source>
            <translation>左侧的笔迹</translation>
        </message>
        <message>
            <source>the ink in the middle</source>
            <translation>中间的笔迹</translation>
        </message>
        <message>
            <source>the ink at the right</source>
            <translation>右侧的笔迹</translation>
        </message>
        <message>
            <source>the ink at the bottom left</source>
            <translation>左下方的笔迹</translation>
        </message>
        <message>
            <source>the ink at the bottom</source>
            <translation>下方的笔迹</translation>
        </message>
        <message>
            <source>the ink at the bottom right</source>
            <translation>右下方的笔迹</translation>
        </message>
        <message>
            <source>the missing ink at the top left</source>
            <translation>左上方缺少的笔迹</translation>
        </message>
        <message>
            <source>the missing ink at the top</source>
            <translation>上方缺少的笔迹</translation>
        </message>
        <message>
            <source>the missing ink at the top right</source>
            <translation>右上方缺少的笔迹</translation>
        </message>
        <message>
            <source>the missing ink at the left</source>
            <translation>左侧缺少的笔迹</translation>
        </message>
        <message>
            <source>the missing ink in the middle</source>
            <translation>中间缺少的笔迹</translation>
        </message>
        <message>
            <source>the missing ink at the right</source>
            <translation>右侧缺少的笔迹</translation>
        </message>
        <message>
            <source>the missing ink at the bottom left</source>
            <translation>左下方缺少的笔迹</translation>
        </message>
        <message>
            <source>the missing ink at the bottom</source>
            <translation>下方缺少的笔迹</translation>
        </message>
        <message>
            <source>the missing ink at the bottom right</source>
            <translation>右下方缺少的笔迹</translation>
        </message>
    </context>
</TS>
